# The product as one image; docker-compose.yml starts it as web, worker, beat and relay.
# Python packages are pinned by hash, front-end packages by lock; nothing is fetched at start.

FROM node:22-bookworm-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM python:3.13-slim-bookworm AS packages
COPY requirements/app.txt /tmp/app.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --requirement /tmp/app.txt

FROM python:3.13-slim-bookworm
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STATIC_ROOT=/srv/static \
    BEAT_SCHEDULE=/tmp/beat
RUN useradd --system --uid 10001 --no-create-home flexplads
WORKDIR /srv/flexplads
COPY --from=packages /venv /venv
COPY . .
# Building needs none of the keys, and is given none.
RUN --mount=from=front-end,source=/build/node_modules,target=node_modules \
    export FLEXPLADS_PROCESS=build DATABASE_URL=postgres://build/build \
    && python manage.py messages compile \
    && python manage.py collectstatic --noinput
USER 10001
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "flexplads.wsgi"]
