"""What every test may ask for."""

pytest_plugins = ["tests.make.browser", "tests.make.databases", "tests.make.demo", "tests.make.loopback"]
