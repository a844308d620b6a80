"""How fast everything is, beside git and the peers: `make bench`, or `make bench REPO=/path` for a real repository.

Each module measures one thing and has `rows(workbench) -> list[Row]`. Contenders run in turn within one run, so that
whatever else the machine does hits all of them; a row tells the median and the ratio, never a bare time.
"""
