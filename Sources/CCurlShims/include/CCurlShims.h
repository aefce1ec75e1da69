// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one typed function for each kind of value.
#ifndef HAECHI_CCURLSHIMS_H
#define HAECHI_CCURLSHIMS_H
#include <stddef.h>

typedef size_t (*haechi_curl_read)(char *buffer, size_t size, size_t count, void *context);

int haechi_curl_set_long(void *handle, int option, long value);
int haechi_curl_set_string(void *handle, int option, const char *value);
int haechi_curl_set_pointer(void *handle, int option, void *value);
int haechi_curl_set_read(void *handle, haechi_curl_read function, void *context);
int haechi_curl_get_long(void *handle, int info, long *value);
#endif
