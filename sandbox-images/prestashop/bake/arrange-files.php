<?php
// Makes a pack's docroot ours, while the image is built: known back office, own parameters and secrets, no cache of elsewhere.
declare(strict_types=1);
[, $site, $facts] = $argv;
require __DIR__ . '/refuse.php';
const BACK_OFFICE = 'administration';
set_error_handler(fn ($level, $message, $file, $line) => throw new ErrorException($message, 0, $level, $file, $line));

function remove(string $path): void
{
    if (is_dir($path) && !is_link($path)) {
        array_map(fn ($name) => remove("$path/$name"), array_diff(scandir($path), ['.', '..']));
        rmdir($path);
    } elseif (is_link($path) || file_exists($path)) {
        unlink($path);
    }
}

function secret(int $bytes): string
{
    return strtr(base64_encode(random_bytes($bytes)), '+/', 'ab');
}

/** A key as PrestaShop's encryption library writes it. */
function encryption_key(string $site): string
{
    require "$site/vendor/autoload.php";
    return Defuse\Crypto\Key::createNewRandomKey()->saveToAsciiSafeString();
}

foreach (['config/config.inc.php', 'vendor/autoload.php', 'app/config', 'classes/shop/ShopUrl.php'] as $needed) {
    file_exists("$site/$needed") || refuse("Le dossier du site n’est pas un PrestaShop complet : « $needed » manque.");
}
['adminPath' => $admin, 'tablePrefix' => $prefix] = json_decode(file_get_contents($facts), true, 8, JSON_THROW_ON_ERROR);
$office = "$site/$admin";
is_dir("$office/themes/default") || refuse("Le dossier « $admin » n’est pas le back-office de cette boutique.");
if ($office !== "$site/" . BACK_OFFICE) {
    // Not rename(): a folder that lies in a lower layer of the image is on another device.
    passthru('mv ' . escapeshellarg($office) . ' ' . escapeshellarg("$site/" . BACK_OFFICE), $failed);
    $failed === 0 || throw new RuntimeException('the back office could not be renamed');
}
foreach (['install', 'install-dev', 'var/cache', 'var/logs', 'var/sessions', 'cache/class_index.php', '.env', '.env.local', '.env.local.php',
    'app/config/parameters.php', 'app/config/parameters.yml', 'config/settings.inc.php'] as $stale) {
    remove("$site/$stale");
}
foreach (['var/cache', 'var/logs', 'var/sessions', 'img/tmp', 'upload', 'download', 'cache', 'translations', 'mails'] as $folder) {
    is_dir("$site/$folder") || mkdir("$site/$folder", 0755, true);
}

$defines = "$site/config/defines.inc.php";
file_put_contents($defines, preg_replace("/define\('(_PS_MODE_DEV_|_PS_DEBUG_PROFILING_)', *true\)/", "define('$1', false)", file_get_contents($defines)));
copy('/etc/e5b/prestashop/htaccess', "$site/.htaccess");
file_put_contents("$site/.env", "PS_FF_FRONT_CONTAINER_V2=false\nPS_TRUSTED_PROXIES=\nPS_FF_DEFAULT_THEME=" . (is_dir("$site/themes/classic") ? 'classic' : 'hummingbird') . "\n");

$database = secret(27);
$pair = openssl_pkey_new(['private_key_bits' => 2048]);
openssl_pkey_export($pair, $private);
$parameters = [
    'database_host' => 'localhost', 'database_port' => '', 'database_name' => 'prestashop', 'database_user' => 'cms',
    'database_password' => $database, 'database_prefix' => $prefix, 'database_engine' => 'InnoDB',
    'mailer_transport' => 'smtp', 'mailer_host' => '127.0.0.1', 'mailer_user' => null, 'mailer_password' => null,
    'secret' => secret(48), 'ps_caching' => 'CacheMemcache', 'ps_cache_enable' => false, 'ps_creation_date' => date('Y-m-d'),
    'locale' => 'fr-FR', 'use_debug_toolbar' => false, 'cookie_key' => secret(48), 'cookie_iv' => secret(24),
    'new_cookie_key' => encryption_key($site), 'api_public_key' => openssl_pkey_get_details($pair)['key'], 'api_private_key' => $private,
];
file_put_contents("$site/app/config/parameters.php", '<?php return ' . var_export(['parameters' => $parameters], true) . ";\n");
// Symfony compiles the password into its container: it belongs to the image, unlike WordPress's (see README.md).
file_put_contents('/etc/e5b/cms-secrets.php', '<?php return ' . var_export(['database' => $database, 'salts' => []], true) . ";\n");
chmod('/etc/e5b/cms-secrets.php', 0640);
