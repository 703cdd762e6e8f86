<?php
// Settings of the shop that a sandbox needs: placeholder address, no debugging, no idle logout, mail to the sink, no module that
// calls home, and the accounts of the context.
declare(strict_types=1);
require __DIR__ . '/shop-database.php';
[, $address, $accountsFile] = $argv;

/** Modules that serve a remote service only: without the Internet each of their screens and hooks waits or complains. */
const CALLS_HOME = ['ps_accounts', 'ps_checkout', 'ps_classic_edition', 'ps_distributionapiclient', 'ps_eventbus', 'ps_facebook', 'ps_googleanalytics',
    'ps_mbo', 'ps_metrics', 'ps_buybuttonlite', 'psaddonsconnect', 'psassistant', 'psshipping', 'psxmarketingwithgoogle', 'welcome', 'gamification', 'autoupgrade'];

$db = shop_database();
$p = shop_prefix();
$authority = substr($address, strpos($address, '://') + 3);
foreach (['shop', 'shop_url', 'configuration', 'employee', 'module_shop'] as $table) {
    if (!$db->query("SHOW TABLES LIKE '$p$table'")->fetch()) {
        refuse("La sauvegarde de la base n’a pas de table « $p$table ».");
    }
}
if ((int) $db->query("SELECT COUNT(*) FROM {$p}shop WHERE active = 1 AND deleted = 0")->fetchColumn() !== 1) {
    refuse('La base contient plusieurs boutiques ou aucune ; un contexte est une seule boutique.');
}

function set_setting(PDO $db, string $p, string $name, string $value): void
{
    $db->prepare("DELETE FROM {$p}configuration WHERE name = ? AND (id_shop IS NOT NULL OR id_shop_group IS NOT NULL)")->execute([$name]);
    $known = $db->prepare("SELECT COUNT(*) FROM {$p}configuration WHERE name = ?");
    $known->execute([$name]);
    $sql = $known->fetchColumn() ? "UPDATE {$p}configuration SET value = ? WHERE name = ?"
        : "INSERT INTO {$p}configuration (value, name, date_add, date_upd) VALUES (?, ?, NOW(), NOW())";
    $db->prepare($sql)->execute([$value, $name]);
}

$db->prepare("UPDATE {$p}shop_url SET domain = ?, domain_ssl = ?, physical_uri = '/', virtual_uri = ''")->execute([$authority, $authority]);
$settings = [
    'PS_SHOP_DOMAIN' => $authority, 'PS_SHOP_DOMAIN_SSL' => $authority, 'PS_SSL_ENABLED' => '0', 'PS_SSL_ENABLED_EVERYWHERE' => '0',
    'PS_COOKIE_CHECKIP' => '0', 'PS_COOKIE_LIFETIME_BO' => '480', 'PS_COOKIE_LIFETIME_FO' => '480', 'PS_COOKIE_SAMESITE' => 'Lax',
    'PS_REWRITING_SETTINGS' => '1', 'PS_SHOP_ENABLE' => '1', 'PS_SMARTY_FORCE_COMPILE' => '1', 'PS_SMARTY_CONSOLE' => '0', 'PS_SMARTY_CACHE' => '1',
    // 1: hand it to sendmail, which is the sink.
    'PS_MAIL_METHOD' => '1', 'PS_MAIL_DKIM_ENABLE' => '0',
    // Media servers would be other hosts.
    'PS_MEDIA_SERVER_1' => '', 'PS_MEDIA_SERVER_2' => '', 'PS_MEDIA_SERVER_3' => '',
];
foreach ($settings as $name => $value) {
    set_setting($db, $p, $name, $value);
}

$names = "'" . implode("','", CALLS_HOME) . "'";
$db->exec("DELETE s FROM {$p}module_shop s JOIN {$p}module m USING (id_module) WHERE m.name IN ($names)");
$db->exec("UPDATE {$p}module SET active = 0 WHERE name IN ($names)");
$tab = array_column($db->query("SHOW COLUMNS FROM {$p}tab")->fetchAll(), 'Field');
$db->exec("UPDATE {$p}tab SET active = 0" . (in_array('enabled', $tab, true) ? ', enabled = 0' : '') . " WHERE module IN ($names)");

$shop = (int) $db->query("SELECT id_shop FROM {$p}shop WHERE active = 1 AND deleted = 0")->fetchColumn();
$language = (int) $db->query("SELECT id_lang FROM {$p}lang WHERE active = 1 ORDER BY iso_code = 'fr' DESC, id_lang LIMIT 1")->fetchColumn();
$dashboard = (int) $db->query("SELECT id_tab FROM {$p}tab WHERE class_name = 'AdminDashboard'")->fetchColumn();
$profile = $db->prepare("SELECT id_profile FROM {$p}profile_lang WHERE name = ? LIMIT 1");
foreach (json_decode(file_get_contents($accountsFile), true, 8, JSON_THROW_ON_ERROR) as $account) {
    $profile->execute([$account['role']]);
    // Profile 1 is the super-administrator in every PrestaShop, whatever the language calls it.
    $role = in_array($account['role'], ['SuperAdmin', 'administrator'], true) ? 1 : (int) $profile->fetchColumn();
    if ($role === 0) {
        refuse("La boutique n’a pas de profil « {$account['role']} », demandé pour le compte « {$account['login']} ».");
    }
    $words = explode(' ', trim(preg_replace('/[^\p{L} \'-]/u', ' ', $account['displayName'])), 2);
    $row = [
        'id_profile' => $role, 'id_lang' => $language, 'firstname' => $words[0], 'lastname' => $words[1] ?? $words[0], 'email' => $account['login'],
        'passwd' => password_hash($account['password'], PASSWORD_BCRYPT), 'last_passwd_gen' => date('Y-m-d H:i:s'), 'bo_theme' => 'default',
        'bo_css' => 'theme.css', 'default_tab' => $dashboard, 'bo_menu' => 1, 'active' => 1,
        // The dashboard's calendar refuses an account without dates.
        'stats_date_from' => date('Y-m-d', strtotime('-1 month')), 'stats_date_to' => date('Y-m-d'),
    ];
    $db->prepare("DELETE FROM {$p}employee WHERE email = ?")->execute([$account['login']]);
    $db->prepare("INSERT INTO {$p}employee (" . implode(', ', array_keys($row)) . ') VALUES (' . implode(', ', array_fill(0, count($row), '?')) . ')')->execute(array_values($row));
    $db->prepare("INSERT INTO {$p}employee_shop (id_employee, id_shop) VALUES (?, ?)")->execute([(int) $db->lastInsertId(), $shop]);
}
echo "database prepared\n";
