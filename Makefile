# SPDX-License-Identifier: ISC
# How mkcv is built, tested and installed. `make help` lists the verbs.

VERSION = 0.1.0
PREFIX = /usr/local
MAN = $(PREFIX)/share/man
BUILD = build
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --no-print-directory -j$(shell nproc 2>/dev/null || echo 1)
endif

# Debian's packages, each list with its own verb. To build and to run:
APT_BUILD = gcc libc6-dev pkgconf libyaml-dev libharfbuzz-dev \
	libfribidi-dev libutf8proc-dev libhpdf-dev libdeflate-dev \
	libexpat1-dev libjansson-dev citation-style-language-styles \
	citation-style-language-locales \
	fonts-linuxlibertine fonts-noto-core fonts-wqy-microhei \
	hyphen-en-gb hyphen-en-us hyphen-de hyphen-fr hyphen-es hyphen-it \
	hyphen-pt-pt hyphen-nl
# To run all tests:
APT_TEST = libcmocka-dev zlib1g-dev python3-venv poppler-utils qpdf mandoc \
	strace mupdf-tools fonts-crosextra-carlito default-jre-headless maven \
	valgrind
APT_LINT = clang-tidy cppcheck shellcheck
APT_BENCH = pandoc poppler-utils fonts-linuxlibertine texlive-luatex lmodern \
	texlive-latex-recommended texlive-latex-extra texlive-fonts-extra \
	libpangoft2-1.0-0 python3-venv time
APT_BENCH_TYPE = python3-venv texlive-latex-recommended tex-gyre \
	fonts-texgyre texlive-fonts-extra texlive-latex-extra \
	texlive-lang-german
APT_FUZZ = clang libclang-rt-dev

# Commands are shown in short; V=1 shows them whole.
Q = $(if $(V),,@)

# The program is src/ROOM/*.c; tests link with all of it but main.
SRC := $(filter-out src/bake/%,$(sort $(wildcard src/*/*.c)))
LIB := $(filter-out src/main/%,$(SRC))
MAIN := $(filter src/main/%,$(SRC))
UNIT := $(sort $(wildcard tests/unit/*.c))
FUZZ := $(filter-out %/replay.c,$(wildcard tests/fuzz/*.c))

PKGS = yaml-0.1 fribidi libutf8proc libdeflate expat jansson
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wvla -Wformat=2
CFLAGS = -O3 -g
STD = -std=c17 $(WARN) -Isrc -I. -D_GNU_SOURCE -DMKCV_VERSION='"$(VERSION)"' \
	-DMKCV_FONTS='"$(PREFIX)/share/mkcv/fonts"' $(PKG_CFLAGS)
LIBS = $(PKG_LIBS) -lhpdf -lm
# The program loads HarfBuzz when it needs it (type/harfbuzz.h); what is linked
# with it is what asks it for something to compare with.
HARFBUZZ = -lharfbuzz
# pkg-config is asked once, and only by what compiles or links.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS) harfbuzz))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)))$(PKG_LIBS)

# Of the release: small libraries are linked in, and libc is asked first, as
# each library costs a run's start some 40 microseconds. STATIC= for a package
# of a distribution, or where there are no archives.
STATIC = yaml utf8proc expat jansson deflate fribidi
opt_LIBS = -lc -Xlinker -Bstatic $(STATIC:%=-l%) -Xlinker -Bdynamic \
	$(filter-out $(STATIC:%=-l%),$(PKG_LIBS)) -lhpdf -lm

# The release is hardened; a packager's own _FORTIFY_SOURCE is left alone.
HARDEN = -fPIE -fstack-protector-strong -fstack-clash-protection
ifeq ($(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
endif
HARDEN_LD = -pie -Wl,-z,relro,-z,now
# Where the linker knows how, thousands of relocations take few bytes.
HARDEN_LD += -Wl,-z,pack-relative-relocs
# WERROR=1 makes warnings errors; tests always do.
opt_FLAGS = $(STD) $(HARDEN) $(if $(WERROR),-Werror) $(CPPFLAGS) $(CFLAGS)
opt_LINK = $(CFLAGS) $(HARDEN_LD) $(LDFLAGS)
# Sanitizers and coverage read /proc, trace their own process and write where
# they were built; of the sandbox, such builds have Landlock with that allowed.
OBSERVED = -DMKCV_OBSERVED='"$(CURDIR)/$(BUILD)/$(1)"'
# (Sanitized programs stay where they are linked: a relocation is a page.)
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
asan_LINK = $(SANITIZE) -no-pie
asan_FLAGS = $(STD) $(call OBSERVED,asan) -Werror -O1 -g -fno-omit-frame-pointer -fno-pie \
	$(SANITIZE)
cov_LINK = --coverage
cov_FLAGS = $(STD) $(call OBSERVED,cov) -O0 -g --coverage

# Tables of the themes' faces, made by a program of its own (src/bake).
BAKED := $(shell awk -F'[(),]' '/^READY/ { print $$2 }' src/type/ready.def)
READY = $(BAKED:%=$(BUILD)/ready/%.c)
BAKE = $(wildcard src/bake/*.c src/theme/sfnt*.c) \
	$(addprefix src/,type/units.c type/features.c type/font_file.c \
	type/harfbuzz.c theme/faces.c theme/cff.c pdf/charstring.c \
	pdf/outline.c pdf/type2.c base/arena.c base/text.c base/format.c)
$(BUILD)/bake: $(BAKE) $(wildcard src/bake/*.h) src/type/ready.h \
		src/type/ready.def src/type/features.h fonts/manifest.def \
		$(addprefix src/pdf/,charstring.h outline.h type2.h)
	@mkdir -p $(@D); echo "cc $@"
	$(Q)$(CC) $(STD) -O2 -o $@ $(BAKE) $(HARFBUZZ)
$(BUILD)/ready/%.c: $(BUILD)/bake
	@mkdir -p $(@D); echo "bake $@"
	$(Q)$< $* >$@.new && mv $@.new $@

mkcv: $(SRC:%.c=$(BUILD)/opt/%.o) $(READY:$(BUILD)/%.c=$(BUILD)/opt/%.o) ## ./mkcv, the program (the default)
	@echo "ld $@"
	$(Q)$(CC) $(opt_LINK) -o $@ $^ $(opt_LIBS)

# One kind of build for each of opt, asan, cov, fuzz: objects, a library of all
# rooms, the program, unit tests. (After a change of flags: make clean.)
define kind
$(BUILD)/$(1)/%.o: %.c $(BUILD)/$(1)/flags
	@mkdir -p $$(@D); echo "cc $$@"
	$$(Q)$$(or $$($(1)_CC),$$(CC)) $$($(1)_FLAGS) -MMD -MP -c -o $$@ $$<
$(BUILD)/$(1)/ready/%.o: $(BUILD)/ready/%.c src/type/ready.h $(BUILD)/$(1)/flags
	@mkdir -p $$(@D); echo "cc $$@"
	$$(Q)$$(or $$($(1)_CC),$$(CC)) $$($(1)_FLAGS) -c -o $$@ $$<
$(BUILD)/$(1)/flags: FORCE
	@mkdir -p $$(@D)
	@echo '$$(subst ','\'',$$(or $$($(1)_CC),$$(CC)) $$($(1)_FLAGS))' | cmp -s - $$@ || \
		echo '$$(subst ','\'',$$(or $$($(1)_CC),$$(CC)) $$($(1)_FLAGS))' >$$@
$(BUILD)/$(1)/libmkcv.a: $(LIB:%.c=$(BUILD)/$(1)/%.o) \
		$(BAKED:%=$(BUILD)/$(1)/ready/%.o)
	@rm -f $$@
	@$$(AR) rcs $$@ $$^
$(BUILD)/$(1)/mkcv: $(MAIN:%.c=$(BUILD)/$(1)/%.o) $(BUILD)/$(1)/libmkcv.a
	@echo "ld $$@"
	$$(Q)$$(or $$($(1)_CC),$$(CC)) $$($(1)_LINK) -o $$@ $$^ $$(LIBS)
$(BUILD)/$(1)/unit/%: $(BUILD)/$(1)/tests/unit/%.o $(BUILD)/$(1)/libmkcv.a
	@mkdir -p $$(@D); echo "ld $$@"
	$$(Q)$$(or $$($(1)_CC),$$(CC)) $$($(1)_LINK) -o $$@ $$^ $$(LIBS) $$(HARFBUZZ) -lcmocka -lz
$(BUILD)/$(1)/bench/%: $(BUILD)/$(1)/tests/bench/%.o $(BUILD)/$(1)/libmkcv.a
	@mkdir -p $$(@D); echo "ld $$@"
	$$(Q)$$(or $$($(1)_CC),$$(CC)) $$($(1)_LINK) -o $$@ $$^ $$(LIBS)
endef
$(foreach k,opt asan cov fuzz,$(eval $(call kind,$(k))))
$(foreach k,opt asan cov fuzz,$(BUILD)/$k/src/cite/own.o): src/cite/mkcv.csl
-include $(wildcard $(BUILD)/*/src/*/*.d $(BUILD)/*/tests/*/*.d)

# Installs what is missing of some packages, and is quick when none is.
define need
	@missing=$$(for package in $(sort $(1)); do \
		dpkg-query -Wf '$${Status}' $$package 2>/dev/null | \
		grep -q ' installed$$' || echo $$package; done); \
	[ -z "$$missing" ] || ! mkdir -p $(BUILD) || tests/install $$missing
endef

demo: ## Install what is missing, build, and typeset cv/anil.yaml
	$(call need,$(APT_BUILD))
	@$(MAKE) -s mkcv
	./mkcv cv/anil.yaml
	@echo "The PDF is $(CURDIR)/output/anil.pdf,"
	@echo "the biography $(CURDIR)/output/anil-bio.txt."

TESTED = $(UNIT:tests/unit/%.c=$(BUILD)/asan/unit/%) \
	$(if $(MAIN),$(BUILD)/asan/mkcv)
REPLAY = $(FUZZ:tests/fuzz/%.c=$(BUILD)/asan/fuzz/%)

# Preloaded, it makes a call fail.
SHIM = $(BUILD)/torture/shim.so
$(SHIM): tests/torture/shim.c
	@mkdir -p $(@D); echo "cc $@"
	$(Q)$(CC) -std=gnu17 -D_GNU_SOURCE $(WARN) -Werror -O1 -fPIC -shared -o $@ $< -ldl

check: $(TESTED) $(SHIM) ## Quick tests, sanitized; CASE=name for one of them
	@tests/run check '$(CASE)'

test: ## Install what tests need, then run all of them
	$(call need,$(APT_BUILD) $(APT_TEST))
	@$(MAKE) -s test-installed

packages:
	@printf '%s\n' $(sort $(APT_BUILD) $(APT_TEST))

test-installed: $(TESTED) $(if $(MAIN),mkcv $(REPLAY)) \
		$(BUILD)/opt/unit/base_sandbox $(SHIM) \
		tests/venv/done tests/tools/lib/done
	-@$(MAKE) tests/cite/node_modules/done
	-@$(MAKE) tests/tools/languagetool/lib/done
	@tests/run test '$(CASE)'

idle: ## Take each package away and see a test break (root, in a chroot)
	@tests/idle

accept: $(TESTED) ## Take what CASE=name prints now as what is right
	@tests/golden accept $(CASE)

watch: ## Check on every save
	@mkdir -p $(BUILD); while sleep 1; do \
		[ -z "$$(find Makefile src cv tests -newer $(BUILD)/watched \
			-not -path '*/venv/*' 2>&1 | head -n 1)" ] || \
		{ touch $(BUILD)/watched; $(MAKE) -s check; }; done

format: ## Lay out the C code as .clang-format says
	clang-format -i $(wildcard src/*/*.[ch] tests/*/*.[ch])

lint: ## clang-tidy, cppcheck, gcc -fanalyzer, shellcheck
	$(call need,$(APT_BUILD) $(APT_LINT))
	@$(MAKE) compile_commands.json
	@tests/lint

bench: ## Time and memory, beside the peers' (TeX Live needs 2 GB)
	$(call need,$(APT_BUILD) $(APT_BENCH))
	@$(MAKE) mkcv $(BUILD)/opt/bench/firstbyte tests/venv/bench
	-@$(MAKE) tests/cite/node_modules/done
	@PATH=$(CURDIR)/tests/venv/bin:$$PATH; status=0; \
	tests/bench/run $(PAGE) || status=1; \
	tests/bench/cite || status=1; exit $$status

benchmarks: ## docs/benchmarks.md, by make bench
	@$(MAKE) bench PAGE=docs/benchmarks.md

bench-instructions: mkcv ## Instructions against budgets; ACCEPT=1 renews them
	$(call need,valgrind)
	@MKCV_RELEASE=$(CURDIR)/mkcv ACCEPT=$(ACCEPT) tests/slow/instructions

bench-type: ## Lines of type beside pdfLaTeX's with microtype (needs 0.6 GB)
	$(call need,$(APT_BUILD) $(APT_BENCH_TYPE))
	@$(MAKE) $(BUILD)/opt/bench/paragraphs tests/venv/done
	@tests/venv/bin/python tests/bench/type

FUZZ_SECONDS = 7200
fuzz: ## Fuzz all readers, FUZZ_SECONDS=7200 of CPU time each; TARGET=name
	$(call need,$(APT_BUILD) $(APT_FUZZ))
	@$(MAKE) mkcv tests/venv/done $(FUZZ:tests/fuzz/%.c=$(BUILD)/fuzz/bin/%)
	@PYTHONDONTWRITEBYTECODE=1 tests/venv/bin/python tests/fuzz/seeds
	@tests/fuzz/run $(FUZZ_SECONDS) $(TARGET)

torture: mkcv $(SHIM) ## Every allocation and call fails, at every moment killed
	@tests/torture/run all

soak: mkcv tests/venv/done ## Every odd text in every field (some minutes)
	@MKCV_RELEASE=$(CURDIR)/mkcv tests/venv/bin/python tests/slow/lost.py all

reliability: $(TESTED) mkcv $(REPLAY) $(SHIM) tests/venv/done \
		$(BUILD)/opt/unit/base_sandbox ## docs/reliability.md, by its tests
	@tests/run promises
	@tests/promises page >docs/reliability.md

coverage: ## Which lines the unit tests and cases never reach
	@$(MAKE) $(UNIT:tests/unit/%.c=$(BUILD)/cov/unit/%) $(BUILD)/cov/mkcv
	@tests/coverage

install: mkcv ## To PREFIX=/usr/local, below DESTDIR if that is set
	@mkdir -p $(BUILD)/man
	./mkcv describe man 1 >$(BUILD)/man/mkcv.1
	./mkcv describe man 5 >$(BUILD)/man/mkcv.5
	install -D -m 755 mkcv $(DESTDIR)$(PREFIX)/bin/mkcv
	install -D -m 644 $(BUILD)/man/mkcv.1 $(DESTDIR)$(MAN)/man1/mkcv.1
	install -D -m 644 $(BUILD)/man/mkcv.5 $(DESTDIR)$(MAN)/man5/mkcv.5
	./mkcv describe completion bash >$(BUILD)/man/mkcv.bash
	install -D -m 644 $(BUILD)/man/mkcv.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/mkcv
	install -D -m 644 LICENSE $(DESTDIR)$(PREFIX)/share/doc/mkcv/LICENSE

ARCHIVE = mkcv-$(VERSION).tar.gz
dist: ## mkcv-VERSION.tar.gz, the same bytes for the same commit
	git archive --format=tar --prefix=mkcv-$(VERSION)/ HEAD | \
		gzip -9n >$(ARCHIVE)

readme-image: mkcv ## docs/anil.png, the page that the README shows
	./mkcv cv/anil.yaml --to pdf --output $(BUILD)/image
	pdftoppm -r 80 -png -singlefile $(BUILD)/image/anil.pdf docs/anil

themes: mkcv tests/venv/done ## docs/themes/, a page of a sample in each theme
	tests/venv/bin/python tests/themes.py

biographies: mkcv ## docs/biographies.md, the samples' texts for all to read
	tests/biographies ./mkcv >docs/biographies.md

clean: ## Remove all that was built
	rm -rf $(BUILD) mkcv compile_commands.json

distclean: clean ## And what was installed below tests/
	rm -rf tests/venv tests/tools/lib tests/tools/*/lib tests/cite/node_modules \
		mkcv-*.tar.gz

help: ## This list
	@awk -F':.*## ' '/^[a-z][a-z_.-]*:.*## / \
		{ printf "make %-22s %s\n", $$1, $$2 }' Makefile

compile_commands.json: $(SRC) $(UNIT) Makefile ## For editors and clangd
	@for file in $(SRC) $(UNIT); do \
		printf '%s{"directory": "%s", "file": "%s", "command": "%s"}' \
		"$${comma-[}" '$(CURDIR)' "$$file" \
		"$(subst ",\\\",$(CC) $(asan_FLAGS)) -c $$file"; \
		comma=', '; done >$@; echo ']' >>$@

# Python tools and veraPDF, at pinned versions, below tests/.
tests/venv/done: tests/requirements.txt
	@echo "installing tests/venv"; python3 -m venv tests/venv
	@tests/venv/bin/pip install -q -r $<
	@touch $@
tests/venv/bench: tests/bench/requirements.txt tests/venv/done
	@tests/venv/bin/pip install -q -r $<
	@touch $@
tests/tools/lib/done: tests/tools/pom.xml
tests/tools/languagetool/lib/done: tests/tools/languagetool/pom.xml
tests/tools/lib/done tests/tools/languagetool/lib/done:
	@echo "installing $(@D)"; rm -rf $(@D)
	@mvn -q -B -ntp -f $< -Dmaven.repo.local=$(CURDIR)/$(BUILD)/m2/$(@D) \
		-DoutputDirectory=$(CURDIR)/$(@D) -DincludeScope=runtime \
		dependency:copy-dependencies
	@rm -rf $(BUILD)/m2/$(@D); touch $@

# citeproc-js, by npm where there is one; without it a test is skipped.
tests/cite/node_modules/done: tests/cite/package-lock.json
	@echo "installing tests/cite/node_modules"
	@command -v npm >/dev/null || tests/install nodejs npm
	@npm ci --silent --prefix tests/cite --cache $(CURDIR)/$(BUILD)/npm
	@touch $@

# A fuzzing harness is linked with all rooms, of `main` those that have no
# main(), and by clang with libFuzzer; or, for `make test`, with replay.c.
STEPS = $(filter-out src/main/main.c src/main/memory.c,$(MAIN))
fuzz_FLAGS = $(STD) -w $(call OBSERVED,fuzz) -O1 -g -fno-omit-frame-pointer \
	-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
fuzz_CC = clang
fuzz_LINK = -fsanitize=fuzzer,address,undefined
$(BUILD)/asan/fuzz/%: $(BUILD)/asan/tests/fuzz/%.o \
		$(BUILD)/asan/tests/fuzz/replay.o \
		$(STEPS:%.c=$(BUILD)/asan/%.o) $(BUILD)/asan/libmkcv.a
	@mkdir -p $(@D); echo "ld $@"
	$(Q)$(CC) $(asan_LINK) -o $@ $^ $(LIBS)
$(BUILD)/fuzz/bin/%: $(BUILD)/fuzz/tests/fuzz/%.o \
		$(STEPS:%.c=$(BUILD)/fuzz/%.o) $(BUILD)/fuzz/libmkcv.a
	@mkdir -p $(@D); echo "ld $@"
	$(Q)clang $(fuzz_LINK) -o $@ $^ $(LIBS)

.PHONY: demo check idle torture soak reliability packages test test-installed accept watch format lint bench benchmarks bench-instructions bench-type fuzz \
	coverage install dist readme-image biographies themes clean distclean help
.SECONDARY:
FORCE:
