"""The doctor names what is missing."""

from importlib.metadata import PackageNotFoundError

from dateline.pipeline import doctor


def test_every_package_that_must_be_there_is_looked_for(monkeypatch, tmp_path):
    there = doctor.version

    def version(name):
        if name == "deltalake":
            raise PackageNotFoundError(name)
        return there(name)

    monkeypatch.setattr(doctor, "version", version)
    bad = [finding for finding in doctor.examine(str(tmp_path)) if finding.level == "bad"]
    assert [(one.topic, one.text) for one in bad] == [("deltalake", "is not installed; pip install deltalake")]
