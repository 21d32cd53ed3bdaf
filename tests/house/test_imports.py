"""What may be imported where, beyond the floors that import-linter holds."""

import ast

from tests.house.tree import below_the_edges, contract, imported, name, parsed, python_files

THREADS = ("concurrent.futures", "asyncio.to_thread", "gevent.threadpool", "multiprocessing", "threading")
POOLS = "dialogue/store/pools.py"
# where a fault in one command must not undo its neighbours
CATCHES_ALL = {"dialogue/store/sqlite_writer.py"}


def test_threads_are_started_in_one_file() -> None:
    users = {
        name(path)
        for path in python_files("dialogue")
        if any(module.startswith(THREADS) for module in imported(path))
    }

    assert users <= {POOLS}


def test_only_entry_points_patch() -> None:
    patching = [
        name(path)
        for path in python_files("bench", "dialogue", "tests", "migrations", "deploy")
        if path.name != "__main__.py" and any(module.startswith("gevent.monkey") for module in imported(path))
    ]

    assert patching == []


def test_the_contract_of_the_edges_knows_every_package_below_them() -> None:
    present = sorted(f"dialogue.{each}" for each in below_the_edges())

    assert sorted(contract("edges")["source_modules"]) == present


def test_below_the_edges_nothing_is_worded() -> None:
    wording = [
        name(path)
        for path in python_files(*(f"dialogue/{each}" for each in below_the_edges()))
        if any(module.startswith("gettext") for module in imported(path))
    ]

    assert wording == []


def test_below_the_edges_nothing_catches_everything() -> None:
    catching = {
        name(path)
        for path in python_files(*(f"dialogue/{each}" for each in below_the_edges()))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    }

    assert catching <= CATCHES_ALL


def test_nothing_of_ours_is_replaced_in_tests() -> None:
    replaced = [
        f"{name(path)}:{node.lineno}"
        for path in python_files("tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"setattr", "delattr", "setitem", "delitem"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "monkeypatch"
    ]
    mocking = [
        name(path)
        for path in python_files("tests")
        if any(module.startswith(("unittest.mock", "mock")) for module in imported(path))
    ]

    assert replaced + mocking == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {each.id for each in caught if isinstance(each, ast.Name)}
    return None in caught or bool(names & {"Exception", "BaseException"})
