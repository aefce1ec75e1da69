#include "CCurlShims.h"
#include <curl/curl.h>
#include <dlfcn.h>
#include <pthread.h>

// The name says which calls and values libcurl promises: the one that was built against, in all releases since 2006.
#ifdef __APPLE__
#define LIBRARY "libcurl.4.dylib"
#else
#define LIBRARY "libcurl.so.4"
#endif

static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) easy_init;
    __typeof__(&curl_easy_cleanup) easy_cleanup;
    __typeof__(&curl_easy_perform) easy_perform;
    __typeof__(&curl_slist_append) slist_append;
    __typeof__(&curl_slist_free_all) slist_free_all;
    CURLcode (*easy_setopt)(CURL *handle, CURLoption option, ...);
    CURLcode (*easy_getinfo)(CURL *handle, CURLINFO info, ...);
} libcurl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int is_ready = 0;

// Found once and never given back.
static void find(void) {
    void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    const struct {
        void *place;
        const char *name;
    } functions[] = {
        {&libcurl.global_init, "curl_global_init"},   {&libcurl.easy_init, "curl_easy_init"},
        {&libcurl.easy_cleanup, "curl_easy_cleanup"}, {&libcurl.easy_perform, "curl_easy_perform"},
        {&libcurl.slist_append, "curl_slist_append"}, {&libcurl.slist_free_all, "curl_slist_free_all"},
        {&libcurl.easy_setopt, "curl_easy_setopt"},   {&libcurl.easy_getinfo, "curl_easy_getinfo"},
    };
    for (size_t index = 0; index < sizeof functions / sizeof functions[0]; index++) {
        void *function = dlsym(library, functions[index].name);
        if (!function) return;
        // POSIX has functions and objects of one size (dlsym).
        *(void **)functions[index].place = function;
    }
    is_ready = libcurl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

void *haechi_curl_easy_init(void) {
    pthread_once(&once, find);
    return is_ready ? libcurl.easy_init() : NULL;
}

void haechi_curl_easy_cleanup(void *handle) { libcurl.easy_cleanup((CURL *)handle); }

int haechi_curl_easy_perform(void *handle) { return (int)libcurl.easy_perform((CURL *)handle); }

struct curl_slist *haechi_curl_slist_append(struct curl_slist *list, const char *text) { return libcurl.slist_append(list, text); }

void haechi_curl_slist_free_all(struct curl_slist *list) { libcurl.slist_free_all(list); }

int haechi_curl_set_long(void *handle, int option, long value) {
    return (int)libcurl.easy_setopt((CURL *)handle, (CURLoption)option, value);
}

int haechi_curl_set_string(void *handle, int option, const char *value) {
    return (int)libcurl.easy_setopt((CURL *)handle, (CURLoption)option, value);
}

int haechi_curl_set_pointer(void *handle, int option, void *value) {
    return (int)libcurl.easy_setopt((CURL *)handle, (CURLoption)option, value);
}

int haechi_curl_set_read(void *handle, haechi_curl_read function, void *context) {
    CURLcode code = libcurl.easy_setopt((CURL *)handle, CURLOPT_READFUNCTION, function);
    if (code != CURLE_OK) return (int)code;
    return (int)libcurl.easy_setopt((CURL *)handle, CURLOPT_READDATA, context);
}

int haechi_curl_get_long(void *handle, int info, long *value) {
    return (int)libcurl.easy_getinfo((CURL *)handle, (CURLINFO)info, value);
}
