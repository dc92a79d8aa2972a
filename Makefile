# make            the program, .build/release/vouch
# make demo       an example company's pages, a customer's questionnaire, its answers
# make test       everything that is checked in minutes; peers that are missing are skipped by name
SWIFT ?= swift
PREFIX ?= /usr/local
# Nothing of the build tree's place goes into the binary.
RELEASE = -c release --static-swift-stdlib -Xlinker -s -Xcc -fmacro-prefix-map=$(CURDIR)/=
BINARY = .build/release/vouch
SCRIPTS = Tests/Scripts

LIBRARIES = libxml2-dev libsqlite3-dev libarchive-dev libzstd-dev libzip-dev libyaml-dev libssl-dev libcmark-gfm-dev \
  libcmark-gfm-extensions-dev libxlsxwriter-dev libpcre2-dev libstemmer-dev pkg-config python3 dpkg-dev
# Programs that only tests need: judges of what we write, and sources of evidence to read.
PEERS = libreoffice-calc openscap-common openscap-scanner tidy chromium strace faketime jq xxd lynis nginx-light \
  openssh-server openssh-client openssl restic postgresql git poppler-utils zstd tar zip libxml2-utils man-db groff \
  python3-venv
PYTHON_PEERS = openpyxl compliance-trestle bagit

.PHONY: all data deps deps-peers demo test sanitize lint bench soak fuzz install uninstall deb check-shared clean

all: data
	$(SWIFT) build $(RELEASE) --product vouch

# The list of data files that the program carries.
data:
	@Sources/CEmbedded/generate

deps:
	@$(SCRIPTS)/packages $(LIBRARIES)

deps-peers:
	@$(SCRIPTS)/packages --optional $(PEERS)
	@$(SCRIPTS)/python-peers $(PYTHON_PEERS)

demo: deps all
	@$(SCRIPTS)/demo $(BINARY)

test: deps all
	$(SWIFT) build --build-tests
	@$(SCRIPTS)/end-to-end $(BINARY)
	@$(SCRIPTS)/crash $(BINARY) 3
	$(SWIFT) test --skip-build

# The same tests, watched for wrong memory and for races.
sanitize:
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-suppressions $(SWIFT) test --sanitize=thread --scratch-path .build/thread

lint: data
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	Sources/CEmbedded/generate --check
	$(SCRIPTS)/lint
	$(SWIFT) build --explicit-target-dependency-import-check error

bench: all
	VOUCH_BENCH=1 $(SWIFT) build $(RELEASE) --product Bench
	@$(SCRIPTS)/bench $(BINARY)

# The kill and no-space tests at full count, and ten minutes of fuzzing for each target.
soak: all
	@$(SCRIPTS)/soak $(BINARY)

fuzz:
	@$(SCRIPTS)/fuzz

# Only where the shared material of the project lies beside the clone.
check-shared: all
	@$(SCRIPTS)/check-shared ../shared $(BINARY)

install: all
	install -Dm755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/vouch
	$(BINARY) help --man > .build/vouch.1
	install -Dm644 .build/vouch.1 $(DESTDIR)$(PREFIX)/share/man/man1/vouch.1
	$(BINARY) completion bash > .build/vouch.completion
	install -Dm644 .build/vouch.completion $(DESTDIR)$(PREFIX)/share/bash-completion/completions/vouch
	$(BINARY) completion zsh > .build/vouch.completion
	install -Dm644 .build/vouch.completion $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_vouch
	$(BINARY) completion fish > .build/vouch.completion
	install -Dm644 .build/vouch.completion $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/vouch.fish
	find mappings evidence/plans evidence/profiles -type f -exec install -Dm644 {} $(DESTDIR)$(PREFIX)/share/vouch/{} \;

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/vouch $(DESTDIR)$(PREFIX)/share/vouch $(DESTDIR)$(PREFIX)/share/man/man1/vouch.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/vouch $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_vouch \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/vouch.fish

deb: deps all
	@$(SCRIPTS)/deb $(BINARY)

clean:
	$(SWIFT) package clean
