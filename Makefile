# Two commands set everything up: `make demo` and `make test`.
# On Windows, or with uv: `uv run guiju run anhui-wuhu-2020 -o out --set …` and
# `uv run --extra dev pytest`.

PYTHON ?= python3
BIN := .venv/bin
GUIJU_DEMO := --set 专项扣分=2分/项

.PHONY: help demo test lint types unit office spark wheel thorough fuzz bench golden format clean

help:
	@echo 'make demo      芜湖2020 计分并排名,文件在 out/    score and rank Wuhu 2020 into out/'
	@echo 'make test      CI 运行的一切                      everything CI runs, in order:'
	@echo '  make lint      格式、代码、导入方向             ruff, import-linter'
	@echo '  make types     类型                             mypy --strict'
	@echo '  make unit      测试                             pytest'
	@echo '  make office    工作簿用 LibreOffice 重算          recompute workbooks in LibreOffice'
	@echo '  make spark     和 Spark 的结果对照                compare with Spark'
	@echo '  make wheel     打包,装到别处再试                build, install elsewhere, try'
	@echo 'make thorough  随机测试多跑一些                   more examples for each law'
	@echo 'make fuzz      乱改的、捣乱的文本                 mutated texts, hostile ones of 1 MB'
	@echo 'make bench     速度                               measure, assert nothing'
	@echo 'make golden    重写预期输出,读过再提交            rewrite expected outputs; read them'
	@echo 'make format    整理代码格式                       ruff format, ruff check --fix'
	@echo 'make clean     删除生成的文件                     remove what was generated'

# The environment is a function of pyproject.toml: when that changes, start afresh.
# The stamps are written last, so an interrupted install is never taken for a whole one.
.venv/user.stamp: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '规矩需要 Python 3.11 或更高版本,可以这样指定: make PYTHON=python3.12 …' >&2; \
	  echo 'Guiju needs Python 3.11 or later; name one with: make PYTHON=python3.12 …' >&2; \
	  exit 1; }
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev.stamp: .venv/user.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

.venv/spark.stamp: .venv/dev.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,spark]'
	@touch $@

.venv/bench.stamp: .venv/user.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	@touch $@

demo: .venv/user.stamp
	$(BIN)/guiju run anhui-wuhu-2020 $(GUIJU_DEMO) -o out/

# One after the other, also under `make -j`: the first failure should be the last output.
test:
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory types
	@$(MAKE) --no-print-directory unit
	@$(MAKE) --no-print-directory office
	@$(MAKE) --no-print-directory spark
	@$(MAKE) --no-print-directory wheel

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/dev.stamp
	$(BIN)/mypy

unit: .venv/dev.stamp
	$(BIN)/pytest -n 2

office: .venv/dev.stamp
	@if tools/need_office.sh; then $(BIN)/pytest -m office tests/office; else test $$? -eq 75; fi

# Spark itself is installed where there is the Java to run it, and not before.
spark: .venv/dev.stamp
	@if tools/need_java.sh; then \
	  $(MAKE) --no-print-directory .venv/spark.stamp && $(BIN)/pytest -m spark tests/spark; \
	else test $$? -eq 75; fi

wheel: .venv/dev.stamp
	tools/try_wheel.sh $(BIN) $(GUIJU_DEMO)

thorough: .venv/dev.stamp
	$(BIN)/pytest -n 2 --hypothesis-profile=thorough

fuzz: .venv/dev.stamp
	$(BIN)/pytest -n 2 --hypothesis-profile=fuzz tests/fuzz

bench: .venv/bench.stamp
	$(BIN)/python -m benchmarks $(BENCH)

golden: .venv/dev.stamp
	$(BIN)/pytest -q --update-golden
	@git --no-pager diff --stat -- tests rulebooks dsl
	@echo '提交之前请逐行读 git diff。 Read git diff line by line before you commit.'

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv out build dist guiju.egg-info
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
