CC = gcc
BUILD = build
SRC := $(sort $(wildcard src/*/*.c))
LIB_SRC := $(filter-out src/main/main.c,$(SRC))
UNIT := $(sort $(wildcard tests/unit/*.c))
PKGS = yaml-0.1 harfbuzz harfbuzz-subset fribidi libutf8proc zlib
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes \
	-Wstrict-prototypes -Wvla -Wformat=2 -Werror
CPPFLAGS = -Isrc -D_GNU_SOURCE
CFLAGS = -std=c17 -O2 -g $(WARN)
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS))
LDLIBS := $(shell pkg-config --libs $(PKGS)) -lhpdf -lm
ASAN = -fsanitize=address,undefined -fno-sanitize-recover=all -O1
MAKEFLAGS += -j$(shell nproc)

mkcv: $(SRC:%.c=$(BUILD)/opt/%.o)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/opt/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/asan/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) $(ASAN) -MMD -MP -c -o $@ $<

$(BUILD)/asan/mkcv: $(SRC:%.c=$(BUILD)/asan/%.o)
	$(CC) $(CFLAGS) $(ASAN) -o $@ $^ $(LDLIBS)

$(BUILD)/unit/%: $(BUILD)/asan/tests/unit/%.o $(LIB_SRC:%.c=$(BUILD)/asan/%.o)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(ASAN) -o $@ $^ $(LDLIBS) -lcmocka

check: $(UNIT:tests/unit/%.c=$(BUILD)/unit/%) $(if $(wildcard src/main/main.c),$(BUILD)/asan/mkcv)
	@tests/run check

clean:
	rm -rf $(BUILD) mkcv

.PHONY: check clean
.SECONDARY:
-include $(wildcard $(BUILD)/*/src/*/*.d $(BUILD)/*/tests/unit/*.d)
