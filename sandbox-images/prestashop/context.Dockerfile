# Bakes one shop. The build context is what libs/sandbox sends: docroot/, dump.sql or dump.sql.gz, accounts.json and site.json.
# README.md says what is done. PACK marks every layer, so that a bake that was broken off can be cleared away.
ARG RUNTIME_IMAGE=e5b/prestashop:latest
FROM ${RUNTIME_IMAGE} AS files
ARG PACK
LABEL e5b.bake=${PACK}
COPY docroot/ /site/
COPY site.json /context/
RUN echo '[e5b-step] arrange' && php /usr/local/lib/e5b/bake/arrange-files.php /site /context/site.json

FROM ${RUNTIME_IMAGE}
ARG PACK
LABEL e5b.bake=${PACK}
COPY --from=files --chown=root:www-data /etc/e5b/cms-secrets.php /etc/e5b/cms-secrets.php
COPY --from=files --chown=www-data:www-data /site/ /var/www/html/
COPY dump.sql* accounts.json /context/
RUN bash /usr/local/lib/e5b/bake/build-shop.sh /context/accounts.json bash /usr/local/lib/e5b/bake/load-dump.sh /context \
 && rm -rf /context && echo '[e5b-step] save'
LABEL e5b.cms=prestashop
