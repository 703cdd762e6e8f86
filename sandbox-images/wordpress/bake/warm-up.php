<?php
// Visits every screen as the candidate, so that compiled scripts, transients and first-visit rows are in the image.
declare(strict_types=1);
require __DIR__ . '/refuse.php';
[, $address, $accountsFile] = $argv;

$jar = tempnam('/tmp', 'cookies');
/** @return array{int, string} status, body; redirects within the site are followed */
function visit(string $path, ?array $form = null): array
{
    global $address, $jar;
    $host = parse_url($address, PHP_URL_HOST);
    $request = curl_init($address . $path);
    curl_setopt_array($request, [
        CURLOPT_RETURNTRANSFER => true, CURLOPT_COOKIEJAR => $jar, CURLOPT_COOKIEFILE => $jar, CURLOPT_CONNECT_TO => ["$host:80:127.0.0.1:8080"],
        CURLOPT_COOKIE => 'wordpress_test_cookie=WP%20Cookie%20check', CURLOPT_TIMEOUT => 120,
    ] + ($form === null ? [CURLOPT_FOLLOWLOCATION => true, CURLOPT_MAXREDIRS => 8] : [CURLOPT_POSTFIELDS => http_build_query($form)]));
    $body = (string) curl_exec($request);
    $status = curl_getinfo($request, CURLINFO_RESPONSE_CODE) ?: 599;
    if ($status >= 400 || preg_match('/<b>(Fatal|Warning|Notice|Deprecated)/', $body)) {
        fwrite(STDERR, "$status $path\n" . substr(trim(preg_replace('/\s+/', ' ', strip_tags($body))), 0, 400) . "\n");
    }
    return [$status, $body];
}

/** Without it an exam cannot be held. */
function need(string $path, string $mark, string $why, ?array $form = null): string
{
    [$status, $body] = visit($path, $form);
    $status === 200 && str_contains($body, $mark) || refuse($why . ($status >= 400 ? " (réponse $status)" : '') . '.');
    return $body;
}

/** Screens of the back office's own menu. */
function screens(string $dashboard): array
{
    preg_match('~<ul id="adminmenu".*?<div id="wpcontent"~s', $dashboard, $menu);
    preg_match_all('~href=[\'"]([a-z0-9-]+\.php[^\'"]*)~', $menu[0] ?? '', $found);
    return array_values(array_unique(array_map('html_entity_decode', $found[1])));
}

$candidate = array_values(array_filter(json_decode(file_get_contents($accountsFile), true), fn ($account) => $account['for'] === 'candidate'))[0];
need('/', '</html>', 'La page d’accueil du site ne s’affiche pas');
visit('/wp-login.php');
visit('/wp-login.php', ['log' => $candidate['login'], 'pwd' => $candidate['password'], 'testcookie' => '1', 'redirect_to' => "$address/wp-admin/"]);
$dashboard = need('/wp-admin/', 'id="wpadminbar"', 'Le candidat ne peut pas se connecter à l’administration avec le compte du contexte');
$editor = need('/wp-admin/post-new.php', 'id="wpadminbar"', 'L’éditeur d’articles ne s’ouvre pas');
$nonce = preg_match('/createNonceMiddleware\(\s*"([0-9a-f]+)"/', $editor, $found) ? $found[1] : null;

$screens = [...screens($dashboard), 'post-new.php?post_type=page', 'profile.php', 'nav-menus.php?action=locations', 'about.php', 'upload.php?mode=list', 'upload.php?mode=grid'];
$rest = ['types?context=edit', 'taxonomies?context=edit', 'block-types?context=edit', 'users/me?context=edit', 'settings', 'posts?context=edit&per_page=100', 'pages?context=edit&per_page=100', 'categories?context=edit', 'tags?context=edit', 'media?context=edit', 'comments?context=edit', 'themes?status=active', 'blocks?context=edit', 'block-patterns/patterns', 'block-patterns/categories', 'sidebars?context=edit', 'widgets?context=edit', 'widget-types?context=edit', 'menus?context=edit', 'menu-items?context=edit', 'menu-locations?context=edit', 'templates?context=edit', 'template-parts?context=edit', 'navigation?context=edit', 'search?search=a'];
$pages = ['/', '/?s=a', '/?feed=rss2', '/?p=404404', '/wp-sitemap.xml', '/wp-cron.php', ...json_decode(file_get_contents('/tmp/e5b-pages.json'), true)];
// Twice: compiled scripts are kept at the second visit at the latest, and what a first visit writes is then there.
foreach ([1, 2] as $round) {
    foreach ($pages as $page) {
        visit($page)[0] < 500 || refuse("La page « $page » du site répond par une erreur.");
    }
    foreach ($screens as $screen) {
        $status = visit("/wp-admin/$screen")[0];
        // A screen of WordPress itself must work; what a plugin adds may miss something.
        $status < 500 || str_contains($screen, 'page=') || str_contains($screen, '?action=') || refuse("L’écran « $screen » de l’administration répond par une erreur.");
    }
    foreach ($nonce === null ? [] : $rest as $route) {
        visit('/index.php?rest_route=/wp/v2/' . str_replace('?', '&', $route) . "&_locale=user&_wpnonce=$nonce");
    }
    foreach (json_decode(file_get_contents('/tmp/e5b-edit.json'), true) as $id) {
        visit("/wp-admin/post.php?post=$id&action=edit");
    }
}
echo count($pages), ' pages and ', count($screens), " screens are warm\n";
