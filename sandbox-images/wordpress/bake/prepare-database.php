<?php
// Makes an imported database that of a sandbox: the site's old addresses become the placeholder, at the root of its host, and
// nothing of the old host (paths, transients, sessions) stays.
declare(strict_types=1);
require __DIR__ . '/site-database.php';
require __DIR__ . '/../cms/readdress.php';
[, $address, $factsFile] = $argv;
['tablePrefix' => $p, 'storedUrls' => $urls] = json_decode(file_get_contents($factsFile), true, 8, JSON_THROW_ON_ERROR);

/**
 * Replaces one stored address as text, in JSON (escaped slashes) and encoded in a query; with either scheme or none. A longer host
 * or path that only begins like it stays. In a site under a folder, links from the root of its host lose the folder.
 * @return callable(string): string
 */
function own_address(string $url, string $address): callable
{
    $rest = preg_replace('~^https?:~', '', $url);
    $path = (string) parse_url($url, PHP_URL_PATH);
    $patterns = [];
    foreach (['/', '\\/'] as $slash) {
        $written = preg_quote(str_replace('/', $slash, $rest), '~');
        $patterns["~(?:https?:|(?<![:\\w/\\\\]))$written(?![\\w-]|\\.\\w|:\\d)~"] = str_replace('/', $slash, $address);
        if ($path !== '') {
            $written = preg_quote(str_replace('/', $slash, $path), '~');
            $patterns["~(?<=[\"'(])$written(?=\\\\?/)~"] = '';
            $patterns["~(?<=[\"'(])$written(?=\\\\?[\"')?#])~"] = $slash;
        }
    }
    $encoded = [];
    foreach (['http:', 'https:'] as $scheme) {
        $encoded['~' . preg_quote(rawurlencode($scheme . $rest), '~') . '(?![\\w.-])~i'] = rawurlencode($address);
    }
    $patterns += $encoded;
    return fn (string $text): string => preg_replace(array_keys($patterns), array_values($patterns), $text) ?? $text;
}

$db = site_database();
foreach (['options', 'posts', 'postmeta', 'users', 'usermeta'] as $table) {
    $db->query("SHOW TABLES LIKE '" . addcslashes($p . $table, '_') . "'")->num_rows === 1 || refuse("La sauvegarde de la base n’a pas de table « $p$table ».");
}
if ($db->query("SHOW TABLES LIKE '" . addcslashes($p . 'blogs', '_') . "'")->num_rows > 0) {
    refuse('La base est celle d’un réseau de sites (multisite) ; un contexte est un seul site : exportez-le seul, puis refaites le contexte.');
}

// The longest first: the address of a folder before that of its host.
usort($urls, fn ($one, $other) => strlen($other) <=> strlen($one));
foreach ($urls as $url) {
    $own = own_address($url, $address);
    $host = preg_replace('~^https?://([^/]+).*$~', '$1', $url);
    foreach (array_filter([$host, trim((string) parse_url($url, PHP_URL_PATH), '/')]) as $needle) {
        foreach (rows_holding($db, $needle) as ['table' => $table, 'column' => $column, 'value' => $old, 'where' => $where]) {
            $new = readdress($old, $own);
            if ($new !== $old) {
                $key = implode(' AND ', array_map(fn ($name) => "`$name` = ?", array_keys($where)));
                $db->prepare("UPDATE `$table` SET `$column` = ? WHERE $key")->execute([$new, ...array_values($where)]);
            }
        }
    }
}
$set = $db->prepare("UPDATE {$p}options SET option_value = ? WHERE option_name = ?");
$settings = ['siteurl' => $address, 'home' => $address, 'upload_path' => '', 'upload_url_path' => '',
    // Nobody is asked for the address of an administrator in the middle of an exam.
    'admin_email_lifespan' => (string) (time() + 10 * 365 * 86400)];
foreach ($settings as $name => $value) {
    $set->execute([$value, $name]);
}
$db->query("DELETE FROM {$p}options WHERE option_name LIKE '\\_transient\\_%' OR option_name LIKE '\\_site\\_transient\\_%'");
$db->query("DELETE FROM {$p}usermeta WHERE meta_key = 'session_tokens'");
echo "database prepared\n";
