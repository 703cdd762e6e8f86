# Bakes one shop. The build context is a pack's payload: docroot/, dump.sql.gz and accounts.json. README.md says what is done.
ARG RUNTIME_IMAGE=e5b/prestashop:latest
FROM ${RUNTIME_IMAGE} AS files
COPY docroot/ /site/
COPY dump.sql.gz /context/
RUN php /usr/local/lib/e5b/bake/arrange-files.php /site /context/dump.sql.gz

FROM ${RUNTIME_IMAGE}
COPY --from=files --chown=root:www-data /etc/e5b/cms-secrets.php /etc/e5b/cms-secrets.php
COPY --from=files --chown=www-data:www-data /site/ /var/www/html/
COPY dump.sql.gz accounts.json /context/
RUN bash /usr/local/lib/e5b/bake/build-shop.sh /context && rm -rf /context
LABEL e5b.cms=prestashop
