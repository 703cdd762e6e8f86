<?php
// Visits every screen once as the candidate, so that compiled scripts, transients and first-visit rows are in the image.
declare(strict_types=1);
[, $address] = $argv;

$jar = tempnam('/tmp', 'cookies');
function visit(string $path, ?array $form = null): string
{
    global $address, $jar;
    $host = parse_url($address, PHP_URL_HOST);
    $request = curl_init($address . $path);
    curl_setopt_array($request, [
        CURLOPT_RETURNTRANSFER => true, CURLOPT_COOKIEJAR => $jar, CURLOPT_COOKIEFILE => $jar, CURLOPT_CONNECT_TO => ["$host:80:127.0.0.1:8080"],
        CURLOPT_COOKIE => 'wordpress_test_cookie=WP%20Cookie%20check', CURLOPT_TIMEOUT => 120,
    ] + ($form === null ? [] : [CURLOPT_POSTFIELDS => http_build_query($form)]));
    $body = curl_exec($request);
    $status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);
    if ($status >= 400 || $status === 0 || preg_match('/<b>(Fatal|Warning|Notice|Deprecated)/', $body)) {
        fwrite(STDERR, "$status $path\n" . substr(strip_tags($body), 0, 400) . "\n");
        if ($status >= 500 || $status === 0) {
            exit(1);
        }
    }
    return $body;
}

visit('/');
visit('/wp-login.php');
visit('/wp-login.php', ['log' => 'candidat', 'pwd' => 'ravaude-2026', 'testcookie' => '1', 'redirect_to' => "$address/wp-admin/"]);
$dashboard = visit('/wp-admin/');
if (!str_contains($dashboard, 'id="wpadminbar"')) {
    fwrite(STDERR, "the candidate cannot sign in\n");
    exit(1);
}
$editor = visit('/wp-admin/post-new.php');
if (!preg_match('/createNonceMiddleware\(\s*"([0-9a-f]+)"/', $editor, $found) || !str_contains($editor, 'Saisissez le titre')) {
    fwrite(STDERR, "the block editor is not there, or not in French\n");
    exit(1);
}
$nonce = $found[1];

$screens = ['index.php', 'edit.php', 'edit.php?post_type=page', 'edit-tags.php?taxonomy=category', 'edit-tags.php?taxonomy=post_tag', 'upload.php', 'upload.php?mode=list', 'media-new.php', 'edit-comments.php', 'themes.php', 'customize.php', 'widgets.php', 'nav-menus.php', 'nav-menus.php?action=locations', 'theme-editor.php', 'plugins.php', 'plugin-install.php', 'users.php', 'user-new.php', 'profile.php', 'tools.php', 'import.php', 'export.php', 'site-health.php', 'options-general.php', 'options-writing.php', 'options-reading.php', 'options-discussion.php', 'options-media.php', 'options-permalink.php', 'options-privacy.php', 'post-new.php', 'post-new.php?post_type=page', 'update-core.php', 'about.php'];
$rest = ['types?context=edit', 'taxonomies?context=edit', 'block-types?context=edit', 'users/me?context=edit', 'settings', 'posts?context=edit&per_page=100', 'pages?context=edit&per_page=100', 'categories?context=edit', 'tags?context=edit', 'media?context=edit', 'comments?context=edit', 'themes?status=active', 'blocks?context=edit', 'block-patterns/patterns', 'block-patterns/categories', 'sidebars?context=edit', 'widgets?context=edit', 'widget-types?context=edit', 'menus?context=edit', 'menu-items?context=edit', 'menu-locations?context=edit', 'search?search=buffet'];
// Twice: compiled scripts are kept at the second visit at the latest, and what a first visit writes is then there.
foreach ([1, 2] as $round) {
    foreach (['/', '/?s=bois', '/feed/', '/?p=404404', '/wp-sitemap.xml', '/wp-cron.php', ...json_decode(file_get_contents('/tmp/e5b-pages.json'), true)] as $path) {
        visit($path);
    }
    foreach ($screens as $screen) {
        visit("/wp-admin/$screen");
    }
    foreach ($rest as $route) {
        visit("/wp-json/wp/v2/$route" . (str_contains($route, '?') ? '&' : '?') . "_locale=user&_wpnonce=$nonce");
    }
    foreach (json_decode(file_get_contents('/tmp/e5b-edit.json'), true) as $id) {
        visit("/wp-admin/post.php?post=$id&action=edit");
    }
}
echo "warm\n";
