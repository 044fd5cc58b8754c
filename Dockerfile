# Three stages: front-end packages, Python packages, and the small image that runs.

FROM node:22-slim AS front
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY pyproject.toml requirements.lock ./
# uv itself comes out of the lock, with its hashes; then what the system runs on, and nothing for tests or demo.
RUN awk '/^[^ ]/ { ours = /^uv==/ } ours' requirements.lock > /tmp/uv.txt \
 && pip install --no-cache-dir --require-hashes -r /tmp/uv.txt \
 && python -m venv --without-pip /venv \
 && UV_PYTHON_DOWNLOADS=never uv pip install --no-cache --python /venv/bin/python --compile-bytecode \
      --require-hashes -r pyproject.toml -c requirements.lock

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    SOCINV_DATA=/data SOCINV_STATIC_ROOT=/app/staticfiles
# What draws the documents (WeasyPrint); no Python package brings it.
RUN apt-get update -qq \
 && apt-get install -qq -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /nonexistent --no-create-home socinv \
 && install -d -o socinv -g socinv -m 0750 /data
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
COPY --from=front /app/node_modules node_modules
# The two values are for this step alone: collectstatic opens no database and signs nothing.
RUN SECRET_KEY=build DATABASE_URL=postgres://build/build python manage.py collectstatic --noinput --verbosity 0 \
 && rm -rf node_modules
USER socinv
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=30s CMD ["python", "-m", "socinv.runner", "healthy", "web"]
ENTRYPOINT ["python", "-m", "socinv.runner"]
CMD ["web"]
