# make          install missing system packages, build, label the sample page
# make test     lint, all tests, the quality gate
# make install  PREFIX=/usr/local
# make model    train the shipped model anew
PREFIX ?= /usr/local
JOBS ?= $(shell getconf _NPROCESSORS_ONLN)
CORPUS ?= ../shared/corpus
SWIFT ?= swift
BUILD = $(SWIFT) build -c release --static-swift-stdlib
CHAFF = .build/release/chaff
WORK = .build/model

.PHONY: all packages build sample test lint gate install uninstall model generate card clean

all: build sample

packages:
	@sh .ci/packages

build: packages
	$(BUILD) --product chaff

sample:
	@$(CHAFF) classify --format color Tests/Fixtures/pages/sample.txt

test: packages lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(MAKE) --no-print-directory build gate

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Training Package.swift
	@! grep -rnE '^ *(internal |private |public )?import +(CICU|CZlib|CDefaultModel|C[A-Za-z]*Library)' Sources Training --include=*.swift \
	  | grep -v '^Sources/ChaffPages/' || { echo 'lint: only ChaffPages may import C'; exit 1; }
	@! grep -rnE '^ *(internal |private |public )?import ' Sources/Chaff || { echo 'lint: the core imports nothing'; exit 1; }

# The figures of the shipped model on gold pages it was not trained on may not fall below models/baseline.json.
gate:
	python3 Training/gate.py $(CHAFF) $(CORPUS)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(CHAFF) $(DESTDIR)$(PREFIX)/bin/chaff

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/chaff

clean:
	$(SWIFT) package clean
	rm -rf $(WORK)
