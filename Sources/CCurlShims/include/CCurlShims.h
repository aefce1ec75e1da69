// libcurl's calls, found when the first of them is made: a program that sends no mail and looks at no page never loads libcurl, nor what it
// brings. Without libcurl on the machine `haechi_curl_easy_init` says so; nothing else is called without a handle.
//
// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one typed function for each kind of value.
#ifndef HAECHI_CCURLSHIMS_H
#define HAECHI_CCURLSHIMS_H
#include <stddef.h>

struct curl_slist;
typedef size_t (*haechi_curl_read)(char *buffer, size_t size, size_t count, void *context);

// A new handle; NULL where libcurl is not there, lacks a function that is needed, or cannot start. From any thread.
void *haechi_curl_easy_init(void);
void haechi_curl_easy_cleanup(void *handle);
// The result is a CURLcode.
int haechi_curl_easy_perform(void *handle);
struct curl_slist *haechi_curl_slist_append(struct curl_slist *list, const char *text);
void haechi_curl_slist_free_all(struct curl_slist *list);

int haechi_curl_set_long(void *handle, int option, long value);
int haechi_curl_set_string(void *handle, int option, const char *value);
int haechi_curl_set_pointer(void *handle, int option, void *value);
int haechi_curl_set_read(void *handle, haechi_curl_read function, void *context);
int haechi_curl_get_long(void *handle, int info, long *value);
#endif
