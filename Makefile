# Every target first makes sure that the tools and libraries are here (tools/bootstrap.py); the second time that is quick.
# Without make: python3 tools/bootstrap.py demo
# What comes after the target's name goes on to its last command: make demo PORT=8080, make test ARGS="-k sharing"

PYTHON ?= $(shell for p in python3 python py; do if $$p -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1; then echo $$p; break; fi; done)
TARGETS = demo test check fix walk mutants faults stories docs bench assets

.PHONY: help $(TARGETS)

help:
	@echo 'make demo      start everything on this machine and print the address (PORT=8080 for another port)'
	@echo 'make test      every check and every test'
	@echo 'make check     every check, without the tests of behaviour'
	@echo 'make fix       put right what a machine can put right'
	@echo 'make docs      write the generated reference pages again'
	@echo 'make assets    build the style sheet and the script'
	@echo 'make stories   the browser stories'
	@echo 'make walk      start the demo and walk one person through it in a browser'
	@echo 'make mutants   break each lock, one at a time, and see a test fail'
	@echo 'make faults    kill, stop, fill and misdate everything, and look for what was lost (ARGS=--long: an hour)'
	@echo 'make bench     measure the busiest pages'

demo: ARGS += $(if $(PORT),--port $(PORT))

$(TARGETS):
	@if [ -z "$(PYTHON)" ]; then echo 'Python 3 is missing. Install any Python 3 (3.6 or newer), then run this again.'; exit 1; fi
	@$(PYTHON) tools/bootstrap.py $@ $(ARGS)
