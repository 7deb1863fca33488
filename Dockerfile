# The assistant as a container image. docs/deploy.md says how to build and run it.
#
# Both images are arguments, so that your CI can pin them by digest:
#   --build-arg BUILD_IMAGE=docker.io/library/node:24-trixie@sha256:… --build-arg BASE_IMAGE=…@sha256:…
# The base needs glibc and libstdc++ of the build image's Debian or newer. It needs no shell and no package manager.
ARG BUILD_IMAGE=docker.io/library/node:24-trixie
ARG BASE_IMAGE=gcr.io/distroless/cc-debian13

FROM ${BUILD_IMAGE} AS build
RUN apt-get update \
  && apt-get install --yes --no-install-recommends tini \
  && install -d -o 10001 -g 10001 -m 700 /empty-data
WORKDIR /srv/ctac
COPY package.json package-lock.json .npmrc ./
# Of all install scripts only this one is needed: SQLite and onnxruntime come compiled. It is compiled against the
# headers that are in the image, so nothing is downloaded.
ENV npm_config_nodedir=/usr/local
RUN npm ci --omit=dev --ignore-scripts \
  && npm rebuild hnswlib-node
COPY tsconfig.json ./
COPY tools tools
RUN node --import tsx tools/deploy/prune-platforms.ts --image > /pruned.txt && tail -n 1 /pruned.txt
COPY adapters adapters
COPY bot bot
COPY ingest ingest
COPY knowledge knowledge

FROM ${BASE_IMAGE}
COPY --from=build /usr/bin/tini-static /usr/bin/tini
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build --chown=10001:10001 /empty-data /data
COPY --from=build /srv/ctac /srv/ctac
WORKDIR /srv/ctac
# It writes in two places only: DATA_DIR and TMPDIR. Everything else can be read-only.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data TMPDIR=/tmp
USER 10001:10001
EXPOSE 3978
STOPSIGNAL SIGTERM
# Kubernetes ignores this and has its own probes.
HEALTHCHECK --interval=30s --timeout=5s --start-period=5m --start-interval=2s CMD ["/usr/local/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.WORKER_PORT || process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--", "/usr/local/bin/node", "--import", "tsx"]
CMD ["adapters/start/main.ts"]
