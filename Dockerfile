# Two images: `app` serves web, worker and beat (no torch); `sandbox` runs learners' code (no Django, no secret).
FROM python:3.11-slim-bookworm AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 LANG=C.UTF-8
# A builder may point pip elsewhere, for instance to a CPU build of torch.
ARG PIP_EXTRA_INDEX_URL PIP_FIND_LINKS
WORKDIR /app

FROM base AS app
COPY requirements/web.lock requirements/
RUN pip install -r requirements/web.lock
RUN useradd --system --uid 10001 --home /app chainrule \
    && install -d -o chainrule /var/lib/chainrule /var/lib/chainrule/data /run/chainrule
ENV CHAINRULE_RUN_DIR=/var/lib/chainrule SANDBOX_SOCKETS=/run/chainrule DJANGO_SETTINGS_MODULE=config.settings
COPY manage.py ./
COPY config config
COPY accounts accounts
COPY cards cards
COPY quizzes quizzes
COPY reviews reviews
COPY content content
COPY api api
COPY sandbox sandbox
COPY templates templates
COPY static static
COPY locale locale
COPY catalogue catalogue
COPY docker/start docker/healthy docker/
RUN SECRET_KEY=only-for-this-build python manage.py collectstatic --noinput
USER chainrule
EXPOSE 8000
ENTRYPOINT ["docker/start"]
CMD ["web"]

FROM base AS sandbox
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends bubblewrap libseccomp2 \
    gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
COPY requirements/sandbox.lock requirements/
RUN pip install -r requirements/sandbox.lock
RUN useradd --system --uid 10001 --home /app chainrule && install -d -o chainrule /run/chainrule
COPY sandbox sandbox
COPY docker/alive docker/
ENV PYTHONPATH=/app
USER chainrule
ENTRYPOINT ["python", "-m", "sandbox"]
CMD ["serve", "--profile", "numpy", "--socket", "/run/chainrule/sandbox-numpy.sock"]
