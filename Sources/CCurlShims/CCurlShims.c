#include "CCurlShims.h"
#include <curl/curl.h>

int haechi_curl_set_long(void *handle, int option, long value) {
    return (int)curl_easy_setopt((CURL *)handle, (CURLoption)option, value);
}

int haechi_curl_set_string(void *handle, int option, const char *value) {
    return (int)curl_easy_setopt((CURL *)handle, (CURLoption)option, value);
}

int haechi_curl_set_pointer(void *handle, int option, void *value) {
    return (int)curl_easy_setopt((CURL *)handle, (CURLoption)option, value);
}

int haechi_curl_set_read(void *handle, haechi_curl_read function, void *context) {
    CURLcode code = curl_easy_setopt((CURL *)handle, CURLOPT_READFUNCTION, function);
    if (code != CURLE_OK) return (int)code;
    return (int)curl_easy_setopt((CURL *)handle, CURLOPT_READDATA, context);
}

int haechi_curl_get_long(void *handle, int info, long *value) {
    return (int)curl_easy_getinfo((CURL *)handle, (CURLINFO)info, value);
}
