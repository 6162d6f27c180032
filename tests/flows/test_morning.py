"""The morning on a real Prefect server: served, and run by a worker that is a process of its own."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import pyarrow.dataset as ds
import pytest
from conftest import ROOT
from distributed import Client, LocalCluster
from making import line, write_lines
from moto.server import ThreadedMotoServer
from prefect_server import Env, ask, call, communique, end, started
from serving import site
from test_pages import html

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
RUN = 180
"""Seconds that a run may take to begin and to end on a busy machine."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Env]:
    """The environment that names a Prefect server, started for these tests."""
    with started(tmp_path_factory.mktemp("prefect")) as env:
        yield env


@pytest.fixture
def inbox(server: Env) -> Iterator[list[dict[str, str]]]:
    """What was sent with the block custom-webhook/mornings: subject and body of each."""
    got: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            return

    receiver = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=receiver.serve_forever, daemon=True)
    thread.start()
    python(
        server,
        "from prefect.blocks.notifications import CustomWebhookNotificationBlock as Block\n"
        f"block = Block(name='hook', url='http://127.0.0.1:{receiver.server_address[1]}/',"
        " json_data={'subject': '{{subject}}', 'body': '{{body}}'})\n"
        "block.save('mornings', overwrite=True)",
    )
    yield got
    receiver.shutdown()
    receiver.server_close()
    thread.join()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a test of this process works; Prefect's state goes into it, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    return tmp_path


def python(env: Env, script: str, cwd: Path | None = None) -> str:
    """What a script prints, whose last line is what counts."""
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, cwd=cwd, capture_output=True, text=True, check=False, timeout=RUN
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@contextmanager
def running(env: Env, cwd: Path, *arguments: str) -> Iterator[Path]:
    """A command that stays up within; gives the file of what it says."""
    log = cwd / "log.txt"
    with (
        log.open("w") as out,
        subprocess.Popen(
            [sys.executable, "-m", *arguments], env=env, cwd=cwd, stdout=out, stderr=out, start_new_session=True
        ) as process,
    ):
        try:
            yield log
        finally:
            end(process, signal.SIGINT)


def until(found: Callable[[], Any], log: Path | None = None) -> Any:
    """The first thing that is found."""
    limit = time.monotonic() + RUN
    while not (thing := found()):
        assert time.monotonic() < limit, log.read_text() if log else "it did not come"
        time.sleep(0.5)
    return thing


def deployment(env: Env, name: str) -> dict[str, Any] | None:
    found = [each for each in ask(env, "deployments") if each["name"] == name]
    return found[0] if found else None


def start(env: Env, made: dict[str, Any], **parameters: Any) -> str:
    """The id of a run that is due now."""
    return str(call(env, "POST", f"deployments/{made['id']}/create_flow_run", {"parameters": parameters})["id"])


def ended(env: Env, run: str, log: Path) -> dict[str, Any]:
    def final() -> Any:
        found = call(env, "GET", f"flow_runs/{run}")
        return found if found["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED") else None

    done: dict[str, Any] = until(final, log)
    return done


def follow_each_other(runs: list[dict[str, Any]]) -> bool:
    first, second = sorted(runs, key=lambda run: str(run["start_time"]))
    return bool(first["end_time"] <= second["start_time"])


def automations(env: Env, name: str) -> list[dict[str, Any]]:
    return [each for each in ask(env, "automations") if each["name"] == f"communique: morning/{name}"]


def articles(outputs: Path) -> set[str]:
    return set(ds.dataset(str(outputs / "articles")).to_table()["source_uri"].to_pylist())


def alerts(env: Env, outputs: Path) -> list[dict[str, Any]]:
    """The payloads of the alerts on some tables, so far."""
    wanted = {"filter": {"event": {"name": ["communique.run.alert"]}}}
    found = call(env, "POST", "events/filter", wanted)["events"]
    return [each["payload"] for each in found if each["resource"]["prefect.resource.name"] == str(outputs)]


def alerted(env: Env, outputs: Path) -> dict[str, Any]:
    """The payload of the one alert on some tables; the server shows events some seconds late."""
    limit = time.monotonic() + RUN
    while not (found := alerts(env, outputs)):
        assert time.monotonic() < limit, "there is no alert"
        time.sleep(0.5)
    (payload,) = found
    return payload


def test_a_served_morning(server: Env, inbox: list[dict[str, str]], tmp_path: Path) -> None:
    """Fetched, read, reported: an address and an article that fail are told, and the rest is there."""
    raw, out = tmp_path / "raw", tmp_path / "outputs"
    write_lines(raw / "a.jsonl", [line(1)])
    (raw / "empty.txt").write_text("")
    with site() as web:
        web.pages |= {"/a": html().encode(), "/gone": slowly_gone}
        arguments = ["schedule", "raw", "--cron", "0 6 1 1 *", "--notify", "custom-webhook/mornings", "--delay", "0"]
        arguments += ["--allow-private", "--fetch", f"{web.url}/gone", "--fetch", f"{web.url}/a", "--workers", "1"]
        with running(server, tmp_path, "communique", *arguments) as log:
            made = until(lambda: deployment(server, "articles"), log)
            runs = [ended(server, run, log) for run in [start(server, made), start(server, made)]]
            until(lambda: len(inbox) == 2, log)
    assert articles(out) == {"https://example.org/1", f"{web.url}/a"}
    assert follow_each_other(runs)
    first = min(runs, key=lambda run: str(run["start_time"]))
    assert (first["state_type"], first["state_name"]) == ("COMPLETED", "CompletedWithAlert")
    for words in (
        f"not fetched: {web.url}/gone: the server says 404",
        "articles failed: 1; turned away: 1 empty (load)",
    ):
        assert words in first["state"]["message"]
        assert words in inbox[0]["body"]
    assert inbox[0]["subject"].startswith("communique: ")
    assert "articles failed" not in inbox[1]["body"], "it is as it was the run before"
    assert made["entrypoint"] == "communique.flows.morning.morning"
    assert made["global_concurrency_limit"]["limit"] == 1
    assert made["parameters"]["processes"] == 1
    assert_form(made["parameter_openapi_schema"])
    assert_flow_of_flows(server, first["id"])
    report = (out / "report" / "index.html").as_uri()
    assert report in inbox[0]["body"]
    artifacts = {
        found["key"]: found["data"] for found in ask(server, "artifacts") if str(tmp_path) in str(found["data"])
    }
    assert artifacts["report"] == f"[the report]({report})"
    assert report in artifacts["morning"]
    assert f"`not fetched: {web.url}/gone" in artifacts["morning"]
    assert Path(unquote(urlsplit(report).path)).exists()


def slowly_gone(request: BaseHTTPRequestHandler) -> None:
    """No page, after so long that a second run would begin meanwhile if it could."""
    time.sleep(8)
    request.send_error(404)


def assert_form(schema: dict[str, Any]) -> None:
    """What the UI needs to show the parameters: a type or a choice of types, and words, for each."""
    assert len(schema["properties"]) == 13
    for name, field in schema["properties"].items():
        assert "type" in field or "anyOf" in field, name
        assert len(field["description"]) > 20, name
    assert schema["properties"]["addresses"]["items"] == {"type": "string"}
    assert schema["properties"]["wait"]["minimum"] == 0


def assert_flow_of_flows(env: Env, run: str) -> None:
    tasks = {task["id"] for task in ask(env, "task_runs") if task["flow_run_id"] == run}
    flows = {flow["id"]: flow["name"] for flow in ask(env, "flows")}
    subflows = {flows[each["flow_id"]]: each for each in ask(env, "flow_runs") if each["parent_task_run_id"] in tasks}
    assert set(subflows) == {"fetch", "ingest", "report"}
    assert subflows["fetch"]["state_name"] == "CompletedWithFailures"
    assert subflows["ingest"]["state_name"] == subflows["report"]["state_name"] == "Completed"
    ingest = {
        task["name"].split("-")[0] for task in ask(env, "task_runs") if task["flow_run_id"] == subflows["ingest"]["id"]
    }
    assert ingest == {"load", "read", "validate", "write", "finish"}, "the report is written once, by its own flow"


def test_a_worker_of_its_own(server: Env, inbox: list[dict[str, str]], tmp_path: Path) -> None:
    """prefect.yaml as it is: one run after the other, and a run that ends badly is told, too."""
    write_lines(tmp_path / "raw" / "a.jsonl", [line(1), line(2)])
    shutil.copy(ROOT / "prefect.yaml", tmp_path)
    env = server | {"PWD": str(tmp_path)}  # as a shell has it
    prefect(env, tmp_path, "work-pool", "create", "communique", "--type", "process")
    prefect(env, tmp_path, "--no-prompt", "deploy", "--all")
    (automation,) = automations(env, "worker")
    assert [each["type"] for each in automation["actions"]] == ["do-nothing"]
    python(env, "from communique.flows.automation import ensure; ensure('worker', 'custom-webhook/mornings')")
    made = deployment(env, "worker")
    assert made is not None
    assert_form(made["parameter_openapi_schema"])
    assert made["global_concurrency_limit"]["limit"] == 1
    assert [each["schedule"]["cron"] for each in made["schedules"]] == ["0 6 * * *"]
    with running(env, tmp_path, "prefect", "worker", "start", "--pool", "communique") as log:
        runs = [ended(env, run, log) for run in [start(env, made), start(env, made)]]
        assert [run["state_name"] for run in runs] == ["Completed", "Completed"], log.read_text()
        bad = ended(env, start(env, made, outputs="raw/tables"), log)
        until(lambda: inbox, log)
    assert follow_each_other(runs)
    assert articles(tmp_path / "outputs") == {"https://example.org/1", "https://example.org/2"}
    assert (tmp_path / "outputs" / "report" / "index.html").exists()
    assert bad["state_type"] == "FAILED"
    assert "Failed" in inbox[0]["body"], "nothing was sent of the runs before it"
    assert "choose other --outputs" in inbox[0]["body"]
    with pytest.raises(urllib.error.HTTPError):
        start(env, made, wait=-1)


def prefect(env: Env, cwd: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "prefect", *arguments]
    done = subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, check=False, timeout=RUN)
    assert done.returncode == 0, done.stdout + done.stderr


HOLDING = """
from prefect.client.orchestration import get_client
from prefect.states import Pending
from communique.flows.morning import morning
with get_client(sync_client=True) as client:
    made = client.create_deployment(client.create_flow(morning), "cut", concurrency_limit=1)
    print(client.set_flow_run_state(client.create_flow_run_from_deployment(made).id, Pending()).status.value)
"""


def test_after_a_power_cut_the_next_run_finds_its_place_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Server and run are gone together, and the run had just been given its place."""
    (setting,) = re.findall(r"^export (PREFECT_SERVER_\w+=\S+)$", (ROOT / "docs/morning.md").read_text(), re.MULTILINE)
    monkeypatch.setenv(*setting.split("="))
    monkeypatch.setenv("PREFECT_SERVER_CONCURRENCY_INITIAL_DEPLOYMENT_LEASE_DURATION", "30")
    with started(tmp_path) as env:
        assert python(env, HOLDING).endswith("ACCEPT")
    with started(tmp_path) as env:
        until(lambda: not held(env))


def held(env: Env) -> int:
    made = deployment(env, "cut")
    assert made is not None
    return int(made["global_concurrency_limit"]["active_slots"])


@pytest.mark.usefixtures("inbox")
def test_the_alert_is_made_once(server: Env) -> None:
    """Made again it is brought up to date, and keeps what was chosen before."""

    def ensure(*notify: str) -> dict[str, Any]:
        python(server, f"from communique.flows.automation import ensure; ensure('twice', *{notify!r})")
        (found,) = automations(server, "twice")
        return found

    made = ensure()
    assert [action["type"] for action in made["actions"]] == ["do-nothing"]
    call(server, "PATCH", f"automations/{made['id']}", {"enabled": False})
    again = ensure("custom-webhook/mornings")
    assert again["id"] == made["id"]
    assert [action["type"] for action in again["actions"]] == ["send-notification"]
    assert again["enabled"] is False
    assert ensure()["actions"] == again["actions"]
    assert set(again["trigger"]["expect"]) > {"communique.run.alert", "prefect.flow-run.Crashed"}


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("slack-webhook/nobody", "there is no block slack-webhook/nobody"),
        ("mornings", "write TYPE/NAME"),
        ("secret/word", "sends no notifications"),
    ],
)
def test_an_alert_that_cannot_be_sent_is_one_clear_error(server: Env, tmp_path: Path, block: str, words: str) -> None:
    python(server, "from prefect.blocks.system import Secret; Secret(value='x').save('word', overwrite=True)")
    (tmp_path / "raw").mkdir()
    done = communique(server, tmp_path, "schedule", "--every", "60", "--notify", block)
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr


MORNING = """
from types import SimpleNamespace
import communique.flows.fetch, communique.flows.morning as module
ingest, found = module.ingest, {found!r}
module.ingest = lambda *given, **named: ingest(*given, **named) | {{"anomalies": [SimpleNamespace(**each) for each in found]}}
if {broken!r}:
    communique.flows.fetch.Crawl = None
print(module.morning({addresses!r}, {raw!r}, {outputs!r}, scheduler={scheduler!r}, return_state=True).name)
"""


def morning(env: Env, raw: Path, outputs: Path | str, **changes: Any) -> str:
    """The name of the state in which a morning ended. It may find anomalies, and have a `fetch` that breaks."""
    given = {"found": [], "broken": False, "addresses": (), "raw": str(raw), "outputs": str(outputs), "scheduler": None}
    given |= changes
    return python(env, MORNING.format(**given), raw.parent).splitlines()[-1]


def test_anomalies_make_an_alert_and_nothing_else_does(server: Env, raw: Path, tmp_path: Path) -> None:
    assert morning(server, raw, tmp_path / "well") == "Completed"
    found = [{"check": "new_currency", "table_name": "amounts", "message": "XTS was never seen"}]
    assert morning(server, raw, tmp_path / "odd", found=found) == "CompletedWithAlert"
    payload = alerted(server, tmp_path / "odd")
    assert payload["reasons"] == ["unusual: XTS was never seen"]
    assert (payload["counts"]["articles_new"], payload["counts"]["rows_amounts"]) == (20, 60)
    assert payload["report"] == (tmp_path / "odd" / "report" / "index.html").as_uri()
    assert alerts(server, tmp_path / "well") == [], "one of that run, which came before, would be there by now"


def test_a_fetching_that_breaks_does_not_stop_the_reading(server: Env, raw: Path, tmp_path: Path) -> None:
    name = morning(server, raw, tmp_path / "out", broken=True, addresses=("https://a.example/rss",))
    assert name == "CompletedWithAlert"
    assert len(articles(tmp_path / "out")) == 20
    payload = alerted(server, tmp_path / "out")
    assert payload["reasons"][0].startswith("not fetched: all addresses: ")
    assert (tmp_path / "out" / "report" / "index.html").exists()


def test_a_cluster_reads(server: Env, raw: Path, tmp_path: Path) -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        assert morning(server, raw, tmp_path / "out", scheduler=cluster.scheduler_address) == "Completed"
        with Client(cluster, set_as_default=False) as client:
            assert list(client.run(lambda: "communique.pipeline.read" in sys.modules).values()) == [True]
    assert len(articles(tmp_path / "out")) == 20


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {"addresses": (), "processes": None, "scheduler": None, "wait": 300, "prune": False, "delay": 1}),
        (["--runner", "dask", "--scheduler", "tcp://h:8786"], {"scheduler": "tcp://h:8786"}),
        (["--workers", "2", "--wait", "9", "--prune", "--retry-failed"],
         {"processes": 2, "wait": 9, "prune": True, "retry_failed": True}),
        (["--corrections", "mended.csv", "--fail-on-anomaly"], {"fail_on_anomaly": True}),
        (["--fetch", "https://a.example/rss", "--user-agent", "me", "--delay", "2", "--allow-private"],
         {"addresses": ("https://a.example/rss",), "user_agent": "me", "delay": 2, "allow_private": True}),
    ],
)  # fmt: skip
def test_what_is_scheduled_is_what_was_asked_for(
    arguments: list[str], expected: dict[str, Any], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every option is a parameter of the flow, and folders are those of where it was asked."""
    from communique.cli.schedule import command
    from communique.flows import schedule
    from communique.flows.morning import morning as flow

    got: list[dict[str, Any]] = []
    monkeypatch.setattr(schedule, "serve", lambda parameters, **when: got.append(parameters | when))
    (here / "raw").mkdir()
    (here / "mended.csv").touch()
    assert command.main(["--every", "60", *arguments], standalone_mode=False) == 0
    ((when, parameters),) = [
        ({name: each.pop(name) for name in ("cron", "timezone", "every", "notify")}, each) for each in got
    ]
    assert when == {"cron": None, "timezone": "UTC", "every": 60, "notify": None}
    assert set(parameters) == set(flow.parameters.properties)
    mended = str(here / "mended.csv") if "--corrections" in arguments else None
    places = {"raw": str(here / "raw"), "outputs": str(here / "outputs"), "corrections": mended}
    assert parameters.items() >= (places | expected).items()


def test_tables_on_object_storage(server: Env, raw: Path) -> None:
    storage = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    storage.start()
    try:
        host, port = storage.get_host_and_port()
        names = {"ENDPOINT_URL": f"http://{host}:{port}", "ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b"}
        env = server | {f"AWS_{name}": value for name, value in names.items()} | {"AWS_DEFAULT_REGION": "us-east-1"}
        python(env, "import s3fs; s3fs.S3FileSystem().mkdir('mornings')")
        assert morning(env, raw, "s3://mornings/tables") == "Completed"
    finally:
        storage.stop()
    links = [each["data"] for each in ask(server, "artifacts") if each["key"] == "report"]
    assert "[the report](s3://mornings/tables/report/index.html)" in links


@pytest.mark.usefixtures("here")
def test_what_an_alert_lists() -> None:
    from communique.flows import alert
    from communique.flows.fetch import Fetched

    rejected = SimpleNamespace(reasons=Counter({("validate", "unit"): 3}))
    told: dict[str, Any] = {"run": {"articles_failed": 0}, "rejected": rejected, "anomalies": []}
    assert alert.reasons(Fetched(), told) == [], (
        "rows that were turned away are usual; that they are many is an anomaly"
    )
    many = Fetched(failures=[(f"https://a.example/{n}", "404") for n in range(25)])
    lines = alert.reasons(many, told)
    assert (len(lines), lines[-1]) == (21, "not fetched: 5 more")
