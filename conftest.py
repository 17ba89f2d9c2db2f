"""Where pytest finds the fixtures that every test may use."""

pytest_plugins = [
    "tests.harness.texts",
    "tests.harness.database",
    "tests.harness.demo",
    "tests.harness.browser",
    "tests.harness.clients",
    "tests.harness.figures",
    "tests.harness.houses",
    "tests.harness.memory",
    "tests.harness.years",
]
