# make          install missing system packages, build, label the sample page
# make test     lint, all tests, the quality gate
# make install  PREFIX=/usr/local
# make model    train the shipped model anew
# make card     measure it, write its card, the figures of the README, the picture
# make bench    accuracy beside other labellers and extractors, speed beside fastText, Vowpal Wabbit and extractors
# make bench-accuracy  accuracy alone; trains only the peers whose figures are not there yet
# make bench-speed     speed alone; bench-training the speed of training alone
# make stages   instructions and time by stage
# make scale    cost by size of input, length of lines, threads and model; goes on where it was ended
# make survival what becomes of injected text in HTML; fails if Chaff misses a case
# make robustness  recall and false alarms with and without each trick of spelling; fails if one does harm
# make cut      what filter --cut leaves of articles and of injected text
# make stream   what lines that come back one by one cost in accuracy, and how soon they come back
# make lookalikes  clean pages that imitate spam and injected ones of every family; fails if a line of them is wrong
# make ablation what each part of the model and of its training pages is worth
# make shift    what the model knows of a language or source that it has not seen
# make curve    what more training sites give
# make fuzz     random inputs for the readers; FUZZ_SECONDS=60 for each
PREFIX ?= /usr/local
JOBS ?= $(shell getconf _NPROCESSORS_ONLN)
CORPUS ?= ../shared/corpus
SWIFT ?= swift
# The processor to build for: what this machine can run. CPU= (empty) makes a binary for any machine of its kind, a
# tenth slower, with the same labels.
CPU ?= $(shell for f in avx2 bmi1 bmi2 fma f16c movbe abm; do grep -qsw $$f /proc/cpuinfo || exit; done; echo x86-64-v3)
# The run-time check for overlapping access costs 6 %; tests run with it.
BUILD = $(SWIFT) build -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked \
  $(if $(CPU),-Xcc -march=$(CPU))
# Tests run with every check but optimised: training in them takes seconds instead of minutes. They run what ships: make test
# CPU= for the loops that other processors take.
TESTED = -Xswiftc -O $(if $(CPU),-Xcc -march=$(CPU))
CHAFF = .build/release/chaff
WORK = .build/model

.PHONY: all packages build sample test lint gate install uninstall model generate training-only card bench \
  bench-accuracy bench-speed bench-training stages scale stream survival robustness cut lookalikes ablation shift curve \
  fuzz clean

all: build sample

packages:
	@sh .ci/packages

build: packages
	$(BUILD) --product chaff

sample:
	@$(CHAFF) classify --format color Tests/Fixtures/pages/sample.txt

test: packages lint
	$(SWIFT) build --build-tests $(TESTED)
	$(SWIFT) test --skip-build $(TESTED)
	$(MAKE) --no-print-directory build gate

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Training Package.swift
	@! grep -rnE '^ *(internal |private |public )?import +(CICU|CZlib|CDefaultModel|CFolding|C[A-Za-z]*Library)' Sources Training --include=*.swift \
	  | grep -v '^Sources/ChaffPages/' || { echo 'lint: only ChaffPages may import C'; exit 1; }
	@! grep -rnE '^ *(internal |private |public )?import ' Sources/Chaff || { echo 'lint: the core imports nothing'; exit 1; }

# The figures of the shipped model on gold pages it was not trained on may not fall below models/baseline.json.
gate:
	python3 Training/gate.py $(CHAFF) $(CORPUS)

# The shipped model, from Training/ and, where present, the corpus. CORPUS= (empty) leaves the corpus out.
CORPUS_FILES = $(wildcard $(CORPUS)/pages-train.jsonl.gz $(CORPUS)/html-train.jsonl.gz)
GENERATE = .build/release/chaff-generate --grammars Training/grammars --gold Training/gold
ifneq ($(CORPUS_FILES),)
GENERATE += --pages $(CORPUS)/pages-train.jsonl.gz --prose $(CORPUS)/prose.jsonl.gz --prose $(CORPUS)/headlines.jsonl.gz \
  --lines $(CORPUS)/spam-lines-train.jsonl.gz --phrases $(CORPUS)/phrases-zh-train.tsv
endif
MODEL ?= models/default.chaff

generate: packages
	$(BUILD) --product chaff-generate
	mkdir -p $(WORK)
	$(GENERATE) -o $(WORK)/generated.jsonl

model: generate
	$(BUILD) --product chaff
	$(CHAFF) train Training/gold $(WORK)/generated.jsonl $(CORPUS_FILES) --jobs $(JOBS) -o $(MODEL) > $(WORK)/report.txt
	cat $(WORK)/report.txt

# What a model made from Training/ alone is worth; the shipped one stays as it is.
ALONE = .build/model-training-only
training-only:
	$(MAKE) --no-print-directory model CORPUS= WORK=$(ALONE) MODEL=$(ALONE)/default.chaff
	python3 Training/metrics.py $(CHAFF) "$(CORPUS)" --model $(ALONE)/default.chaff -o models/metrics-training-only.json

card: build
	python3 Training/metrics.py $(CHAFF) "$(CORPUS)"
	python3 Training/card.py
	python3 Training/reliability.py
	python3 Training/picture.py $(CHAFF)

# Needs the generated pages (make generate) and the Python packages that Benchmarks/README.md names; without the corpus
# there is no accuracy.
# Each stores its figures in Benchmarks/results, writes the tables from there, and prints them.
bench: $(if $(wildcard $(CORPUS)/pages-train.jsonl.gz),bench-accuracy) bench-speed bench-training stages

# These need no corpus and take it where it is. SPEED=--accept takes another seeded text or other labels as expected.
SPEED ?=
bench-speed: build
	python3 Benchmarks/speed.py $(CHAFF) "$(CORPUS)" $(SPEED)
	$(if $(wildcard $(CORPUS)/html-train.jsonl.gz),python3 Benchmarks/html_speed.py $(CHAFF) "$(CORPUS)" $(SPEED))
	python3 Benchmarks/report.py --show speed html-speed
	python3 Training/card.py

bench-training: build
	python3 Benchmarks/training_speed.py $(CHAFF) "$(CORPUS)"
	python3 Benchmarks/report.py --show training-speed

stages: build
	python3 Benchmarks/stages.py $(CHAFF) "$(CORPUS)"
	python3 Benchmarks/report.py --show stages

# SCALE="--minutes 30" starts nothing after that, SCALE="--only size,line" does some, SCALE=--quick is a trial.
SCALE ?=
scale: build
	python3 Benchmarks/scale.py $(CHAFF) $(SCALE)
	python3 Benchmarks/report.py --show scale

# Figures of peers are kept for the same samples; PEERS=--retrain trains them all, PEERS=--tune looks for settings.
LEXICON ?= $(CORPUS)/../reference/lexicon.tsv
PEERS ?=
bench-accuracy: build
	python3 Benchmarks/accuracy.py $(CHAFF) "$(CORPUS)" --lexicon "$(LEXICON)" $(PEERS)
	python3 Benchmarks/report.py

# Needs the Python modules resiliparse, trafilatura, justext, lxml and lxml_html_clean, and no corpus.
survival: build
	@python3 Benchmarks/survival.py $(CHAFF); found=$$?; python3 Benchmarks/report.py && exit $$found

# Needs no corpus.
robustness: build
	@python3 Benchmarks/robustness.py $(CHAFF); found=$$?; python3 Benchmarks/report.py && exit $$found

# Fails while more of what was injected survives than is aimed at.
cut: build
	python3 Benchmarks/cut.py $(CHAFF) "$(CORPUS)"

# Needs the corpus.
stream: build
	python3 Benchmarks/stream.py $(CHAFF) "$(CORPUS)"
	python3 Benchmarks/report.py

# Not part of make test: there are faults yet.
lookalikes: build
	python3 Training/lookalikes.py $(CHAFF)

# These train a model for each row of a table, about 200 processor seconds each, and go on where they were ended. They
# need the corpus and the generated pages that the shipped model was made of. SERIES="--minutes 30" starts nothing after
# that, SERIES="--only NAME" does one row.
SERIES ?=
ablation shift curve: build
	python3 Training/$@.py $(CHAFF) "$(CORPUS)" $(SERIES)
	python3 Training/findings.py

# libFuzzer with AddressSanitizer and with the checks of a debug build. What is found lies in .build/fuzz; inputs worth
# keeping gather there from run to run. FUZZ_PAGES adds HTML files to begin with. gold, the usual linker, fails on
# these objects.
FUZZ_SECONDS ?= 60
FUZZ_PAGES ?=
FUZZ = .build/fuzz
FUZZED = -c release --scratch-path $(FUZZ)/build --sanitize=address -Xswiftc -sanitize=address,fuzzer \
  -Xswiftc -assert-config -Xswiftc Debug -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld \
  -Xcc -fsanitize=fuzzer-no-link -Xcc -fno-omit-frame-pointer
FUZZ_OPTIONS ?= -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=65536 -len_control=40 \
  -print_final_stats=1

fuzz: packages
	CHAFF_FUZZ=1 $(SWIFT) build $(FUZZED) --product chaff-fuzz
	rm -rf $(FUZZ)/seeds
	python3 Tests/Fuzz/seeds.py $(FUZZ)/seeds $(FUZZ_PAGES)
	for reader in html charset archive; do \
	  mkdir -p $(FUZZ)/$$reader; \
	  SWIFT_BACKTRACE=enable=no $(FUZZ)/build/release/chaff-fuzz --reader=$$reader $(FUZZ_OPTIONS) \
	    -dict=Tests/Fuzz/$$reader.dict -artifact_prefix=$(FUZZ)/found-$$reader- $(FUZZ)/$$reader $(FUZZ)/seeds/$$reader \
	    || exit 1; \
	done

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(CHAFF) $(DESTDIR)$(PREFIX)/bin/chaff

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/chaff

clean:
	$(SWIFT) package clean
	rm -rf $(WORK)
