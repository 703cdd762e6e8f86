/** Tables that PrestaShop writes by itself, that only follow from others, or that no act of the exam concerns. */
const SILENT_TABLES = new Set(
  `address_format admin_filter api_client attribute_group_shop attribute_shop attribute_impact attribute_lang_shop
  authorization_role carrier_shop cart cart_cart_rule cart_product cart_rule_carrier cart_rule_combination
  cart_rule_compatible_types cart_rule_country cart_rule_group cart_rule_product_rule cart_rule_product_rule_value
  cart_rule_shop cart_rule_type cart_rule_type_lang category_shop cms_category_shop cms_role cms_role_lang cms_shop
  contact_shop country country_lang country_shop currency currency_lang currency_shop customer_message_sync_imap
  customer_session customization customized_data date_range employee_account employee_session employee_shop feature_flag
  feature_shop gender gender_lang group_reduction group_shop gsitemap_sitemap guest hook hook_alias hook_module_exceptions
  homeslider image_shop image_type import_match info_shop lang lang_shop link_block_shop log mail mailalert_customer_oos
  manufacturer_shop memcached_servers message message_readed module_history module_preference mutation operating_system
  order_detail_tax order_invoice order_invoice_payment order_invoice_tax order_return_state order_return_state_lang
  page page_type page_viewed product_attribute_shop pagenotfound product_attribute_lang
  product_country_tax product_group_reduction_cache product_sale profile_shop
  quick_access quick_access_lang referrer referrer_cache referrer_shop request_sql required_field risk risk_lang
  search_engine search_index search_word shipment shipment_product shop shop_group shop_url smarty_cache
  smarty_last_flush smarty_lazy_cache specific_price_priority specific_price_rule_condition
  specific_price_rule_condition_group state statssearch stock stock_mvt_reason stock_mvt_reason_lang store_shop
  supplier_shop tab tab_lang tab_module_preference tag tag_count tax tax_lang tax_rule tax_rules_group
  tax_rules_group_shop timezone translation warehouse warehouse_carrier warehouse_product_location warehouse_shop
  web_browser webservice_account webservice_account_shop webservice_permission wishlist zone zone_shop emailsubscription
  product_comment_grade product_comment_usefulness product_comment_report psgdpr_log psgdpr_consent psgdpr_consent_lang
  module_access`.split(/\s+/),
);

/** Statistics, indexes, queues, sessions and what modules tell their makers, by the names of their tables. */
const SILENT_TABLE =
  /^(?:connections|configuration_kpi|layered_|eventbus_|mbo_|pscheckout_|psshipping_|ganalytics|blockwishlist|wishlist|accounts|fb_|referrer|supply_order|stats)|(?:^|_)(?:logs?|cache|queue|jobs?|sessions?|tokens?|history|visits?|statistics|index|cron|sync)$/;

export const isSilentTable = (table: string): boolean => SILENT_TABLES.has(table) || SILENT_TABLE.test(table);

/** Settings that are kept, counted or announced by the machinery. */
const SILENT_SETTING =
  /^(?:PS_(?:DELIVERY|INVOICE|INVOICE_START)_NUMBER$|PS_CARRIER_DEFAULT$|PS_ACCOUNTS|PS_PSX|PSX_|PS_CCCJS|PS_CCCCSS|PS_IMG_UPDATE_TIME|PS_MBO|MBO_|PS_EVENTBUS|PS_CHECKOUT_(?!PAY)|CRONJOBS|PSGDPR_|BLOCKWISHLIST_|PS_LAYERED_INDEXED|NW_SALT|PS_NEWSLETTER_RAND|PS_NEED_REBUILD_INDEX|PS_SECURITY_|PS_LAST_|PS_SHOW_NEW_|PS_INSTALL_|PS_VERSION|PS_UPGRADE|GF_|NEWSLETTER_|PS_TC_|CUSTPRIV_|CONF_|PS_CUSTOMER_SERVICE_FILE|PS_COOKIE_SAMESITE_|PS_DISPLAY_QTIES_|PS_API_)|_FEATURE_ACTIVE$|_(?:EXPIRE|CACHE|TOKEN|LASTUPDATE|LAST_UPDATE|VERSION|UUID|SIGNATURE|PUBLIC_KEY|CRON|CRON_KEY)$|_TOKEN_|(?:^|_)SHOP_ID$/;

export const isSilentSetting = (name: string): boolean => name === '' || SILENT_SETTING.test(name);
