// Tells how each line of a text stands on the page: found, readable, on the first screen. Runs in a world of its own, so that
// the page's scripts cannot answer for it, and changes nothing. Whitespace does not count: lines wrap as they like.
(lines, width) => {
  const skipped = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"]);
  const blank = /[\s\u200b\u00ad\ufeff]/;
  const strip = text => Array.from(text.split("")).filter(c => !blank.test(c)).join("");

  // The page's words without whitespace, and where each letter stands.
  const read = onlyRendered => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let text = "";
    const places = [];
    while (walker.nextNode() && text.length < 2000000) {
      const node = walker.currentNode, parent = node.parentElement;
      if (!parent || parent.closest("script,style,noscript,template") || skipped.has(parent.tagName)) continue;
      if (onlyRendered && !parent.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      for (let i = 0; i < node.data.length; i++) {
        if (blank.test(node.data[i])) continue;
        text += node.data[i];
        places.push([node, i]);
      }
    }
    return { text, places };
  };

  const rects = (places, from, to) => {
    const found = [];
    for (let i = from; i < to;) {
      const node = places[i][0];
      let last = i;
      while (last + 1 < to && places[last + 1][0] === node) last++;
      const range = document.createRange();
      range.setStart(node, places[i][1]);
      range.setEnd(node, places[last][1] + 1);
      for (const rect of range.getClientRects()) found.push({ rect, element: node.parentElement });
      i = last + 1;
    }
    return found;
  };

  const colour = text => {
    const match = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(text);
    return match ? { rgb: [+match[1], +match[2], +match[3]], alpha: match[4] === undefined ? 1 : +match[4] } : null;
  };
  const luminance = rgb => {
    const part = rgb.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const over = (top, alpha, below) => top.map((v, i) => v * alpha + below[i] * (1 - alpha));
  // The contrast of an element's words with what is behind them (WCAG 2); null where a picture is behind them.
  const contrast = element => {
    const ink = colour(getComputedStyle(element).webkitTextFillColor) || colour(getComputedStyle(element).color);
    if (!ink) return null;
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      const ground = colour(style.backgroundColor);
      if (style.backgroundImage !== "none" || !ground) return null;
      layers.push(ground);
      if (ground.alpha === 1) break;
    }
    let ground = [255, 255, 255];
    for (const layer of layers.reverse()) ground = over(layer.rgb, layer.alpha, ground);
    const a = luminance(over(ink.rgb, ink.alpha, ground)), b = luminance(ground);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  const isClipped = (rect, element) => {
    for (let e = element; e && e !== document.documentElement && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e), box = e.getBoundingClientRect();
      const hides = value => value === "hidden" || value === "clip";
      if (hides(style.overflowY) && (rect.bottom > box.bottom + 2 || rect.top < box.top - 2)) return true;
      if (hides(style.overflowX) && (rect.right > box.right + 2 || rect.left < box.left - 2)) return true;
      if (style.clipPath !== "none" || (style.clip !== "auto" && style.position === "absolute")) return true;
    }
    return false;
  };

  const scale = Math.min(1, width / innerWidth);
  const problem = boxes => {
    if (boxes.length === 0 || boxes.every(b => b.rect.width < 1 || b.rect.height < 1)) return "hidden";
    for (const { rect, element } of boxes) {
      let opacity = 1;
      for (let e = element; e; e = e.parentElement) opacity *= +getComputedStyle(e).opacity;
      if (opacity < 0.1) return "hidden";
      if (rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return "off-page";
      if (rect.left + scrollX >= Math.max(document.documentElement.scrollWidth, innerWidth)) return "off-page";
      if (isClipped(rect, element)) return "clipped";
      if (rect.height * scale < 6) return "tiny";
      const ratio = contrast(element);
      if (opacity < 0.4 || (ratio !== null && ratio < 1.8)) return "faint";
    }
    return null;
  };
  const onFirstScreen = boxes => boxes.every(({ rect, element }) => {
    if (rect.left < -1 || rect.top < -1 || rect.right > innerWidth + 1 || rect.bottom > innerHeight + 1) return false;
    const hit = document.elementFromPoint((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });

  scrollTo(0, 0);
  const rendered = read(true), whole = read(false);
  const needles = lines.map(strip);
  let position = 0;
  const ranges = needles.map(needle => {
    const start = rendered.text.indexOf(needle, position);
    if (start < 0 || needle.length === 0) return null;
    position = start + needle.length;
    return [start, position];
  });
  // The title may also stand in a menu: the one before the text counts.
  const second = ranges.slice(1).find(r => r);
  if (ranges[0] && second) {
    const nearer = rendered.text.lastIndexOf(needles[0], second[0] - needles[0].length);
    if (nearer > ranges[0][0]) ranges[0] = [nearer, nearer + needles[0].length];
  }

  const sights = ranges.map((range, i) => {
    if (!range) {
      const hidden = whole.text.includes(needles[i]);
      return { found: hidden, problem: hidden ? "hidden" : null, onFirstScreen: false };
    }
    const boxes = rects(rendered.places, range[0], range[1]);
    const fault = problem(boxes);
    return { found: true, problem: fault, onFirstScreen: fault === null && onFirstScreen(boxes) };
  });

  // Whether something like a missing line stands where it should.
  const isReplaced = i => {
    if (sights[i].found) return false;
    const before = ranges.slice(0, i).reverse().find(r => r), after = ranges.slice(i + 1).find(r => r);
    const reach = needles[i].length * 2 + 40;
    const from = before ? before[1] : Math.max(0, (after ? after[0] : 0) - reach);
    const to = after ? after[0] : from + reach;
    const region = rendered.text.slice(from, Math.min(to, from + 20000));
    if (before && after && region.length > 0) return true;
    const parts = [];
    for (let j = 0; j + 2 < needles[i].length; j++) parts.push(needles[i].slice(j, j + 3));
    return parts.length > 0 && parts.filter(p => region.includes(p)).length / parts.length >= 0.4;
  };
  return { lines: sights, stray: sights.some((_, i) => isReplaced(i)), address: location.href };
}
