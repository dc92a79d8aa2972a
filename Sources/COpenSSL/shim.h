#include <openssl/evp.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/cms.h>
#include <openssl/x509.h>
#include <openssl/rand.h>
