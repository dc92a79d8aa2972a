#include <openssl/evp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/cms.h>
#include <openssl/x509.h>
#include <openssl/rand.h>
#include <time.h>

// OPENSSL_free is a macro.
static inline void vouch_free(void *pointer) { OPENSSL_free(pointer); }

// The stack functions are macros over generated inlines, which Swift does not import.
static inline int vouch_x509_count(const STACK_OF(X509) *stack) { return sk_X509_num(stack); }
static inline X509 *vouch_x509_at(const STACK_OF(X509) *stack, int index) { return sk_X509_value(stack, index); }
static inline void vouch_x509_stack_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }

// struct tm is easier to fill on this side; -1 where the time is unreadable.
static inline long long vouch_seconds(const ASN1_GENERALIZEDTIME *time) {
  struct tm parts;
  if (time == NULL || ASN1_TIME_to_tm(time, &parts) != 1) return -1;
  return timegm(&parts);
}
