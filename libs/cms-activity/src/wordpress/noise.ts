/** Options that WordPress, or a plugin's machinery, writes by itself. */
const NOISE_OPTIONS = new Set([
  'cron',
  'rewrite_rules',
  'recently_activated',
  'recently_edited',
  'can_compress_scripts',
  'user_count',
  'finished_updating_comment_type',
  'finished_splitting_shared_terms',
  'https_detection_errors',
  'https_migration_required',
  'recovery_keys',
  'recovery_mode_email_last_sent',
  'new_admin_email',
  'adminhash',
  'admin_email_lifespan',
  'auto_updater.lock',
  'core_updater.lock',
  'auto_core_update_notified',
  'auto_plugin_theme_update_emails',
  'db_version',
  'initial_db_version',
  'db_upgraded',
  'fresh_site',
  'uninstall_plugins',
  'wp_force_deactivated_plugins',
  'wp_attachment_pages_enabled',
  'theme_switch_menu_locations',
  'theme_switched_via_customizer',
  'customize_stashed_theme_mods',
  'nonce_key',
  'nonce_salt',
  'secret_key',
  'random_seed',
  'sidebars_widgets_backup',
  'dashboard_widget_options',
  'widget_recent_comments_cache',
  'active_plugins_backup',
  'current_theme_supports_woocommerce',
  'wp_notes_notify',
]);

const NOISE_OPTION =
  /^_(site_)?transient_|_children$|\.lock$|^auto_core_update|^action_scheduler|^schema-|_(db_)?version$|^wpseo_(ryte|tracking|indexation|import|notices)|_cache$/;

/** Whether an option's row is never a candidate's act. */
export const isNoiseOption = (name: string): boolean => NOISE_OPTIONS.has(name) || NOISE_OPTION.test(name);

const USER_FIELDS = new Set(['first_name', 'last_name', 'nickname', 'description']);

/** User metas that a person fills in; all others are preferences of the screens, sessions, counters. */
export const isNoiseUserMeta = (key: string, prefix: string): boolean =>
  !USER_FIELDS.has(key) && key !== `${prefix}capabilities`;
