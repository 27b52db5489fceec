"""The site's own settings, with a run folder of the tests' own. DATABASE_URL and BROKER_URL choose the leg."""

import atexit
import os
import shutil
import tempfile

if "CHAINRULE_RUN_DIR" not in os.environ:
    os.environ["CHAINRULE_RUN_DIR"] = tempfile.mkdtemp(prefix="chainrule-tests-")
    atexit.register(shutil.rmtree, os.environ["CHAINRULE_RUN_DIR"], ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "only-for-tests")

from config.settings import *  # noqa: F403 the folder must be known first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 no manifest
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
for folder in (BROKER_DIR / "messages", BROKER_DIR / "control", STATIC_ROOT):  # noqa: F405 theirs
    folder.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405 theirs
    DATABASES["default"]["TEST"] = {"NAME": RUN_DIR / "tests.sqlite3"}  # noqa: F405 a file, as in life, for WAL and threads
