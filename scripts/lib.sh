# Shell functions that the scripts share. Source it: . "$(dirname "$0")/lib.sh"
# shellcheck shell=bash

# The repository, whatever the working directory.
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

# What the build links against, what the drill's checks read, and what the pages need in a browser.
build_packages="libzstd-dev libisal-dev liblzma-dev zlib1g-dev libsqlite3-dev libcurl4-openssl-dev pkg-config"
check_packages="zstd xz-utils gzip python3 jq"
page_packages="chromium fonts-noto-cjk"

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE [HINT]: the way out when something is wrong outside of Haechi itself.
fail() {
    say "$(basename -- "$0"): error: $1"
    if [ -n "${2:-}" ]; then say "$(basename -- "$0"): hint: $2"; fi
    exit 1
}

# as_root COMMAND…: runs it as root, through sudo where needed.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        fail "root is needed to run: $*" "run this as root, install sudo, or install the packages beforehand"
    fi
}

# install_packages NAME…: installs those Debian packages that are missing, and touches nothing if none is.
install_packages() {
    local name missing=()
    command -v dpkg-query >/dev/null 2>&1 || fail "this is not Debian or Ubuntu" "install by hand: $*"
    for name in "$@"; do
        if ! dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed; then
            # Ubuntu ships the browser as a snap: any Chromium in the path will do.
            if [ "$name" = chromium ] && command -v chromium >/dev/null 2>&1; then continue; fi
            missing+=("$name")
        fi
    done
    [ "${#missing[@]}" -eq 0 ] && return 0
    say "installing ${missing[*]}"
    as_root apt-get update -qq >&2 || fail "apt-get update failed" "is the network there?"
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
        fail "these packages could not be installed: ${missing[*]}" "apt-get's own words stand above"
}

# require_swift: stops unless a Swift 6.3 toolchain (or a newer one) is in the path.
require_swift() {
    local version
    command -v swift >/dev/null 2>&1 || fail "there is no swift in the path" "install a Swift 6.3 toolchain: https://www.swift.org/install"
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    case "$version" in
    6.[3-9] | 6.[1-9][0-9] | [7-9].* | [1-9][0-9].*) ;;
    *) fail "Swift 6.3 or newer is needed, this is ${version:-unknown}" "https://www.swift.org/install" ;;
    esac
}

# How release programs are built: with the Swift library inside, so that they run where no Swift is (docs/decisions/0026).
release_options=(-c release --static-swift-stdlib)

# build_release: builds the release binary and prints its path; a HAECHI in the environment is taken as it is.
build_release() {
    if [ -n "${HAECHI:-}" ]; then
        [ -x "$HAECHI" ] || fail "HAECHI does not name a program: $HAECHI"
        printf '%s\n' "$HAECHI"
        return 0
    fi
    require_swift
    # shellcheck disable=SC2086
    install_packages $build_packages
    (cd "$repository" && swift build "${release_options[@]}" --product haechi >&2) || fail "the release build failed" "the compiler's words stand above"
    (cd "$repository" && printf '%s/haechi\n' "$(swift build "${release_options[@]}" --show-bin-path)")
}

# temporary_folder: makes one and prints its path.
temporary_folder() { mktemp -d "${TMPDIR:-/tmp}/haechi.XXXXXXXX"; }
