<?php
// Visits the shop and the back office twice as the candidate, so that class index, Symfony's container, templates and compiled
// scripts are in the image.
declare(strict_types=1);
[, $address, $accountsFile] = $argv;
const OFFICE = '/administration';

$jar = tempnam('/tmp', 'cookies');
/** @return array{int, string, string} status, body, address after redirects */
function visit(string $url, ?array $form = null): array
{
    global $address, $jar;
    $host = parse_url($address, PHP_URL_HOST);
    $request = curl_init(str_starts_with($url, 'http') ? $url : $address . $url);
    curl_setopt_array($request, [
        CURLOPT_RETURNTRANSFER => true, CURLOPT_COOKIEJAR => $jar, CURLOPT_COOKIEFILE => $jar, CURLOPT_CONNECT_TO => ["$host:80:127.0.0.1:8080"],
        CURLOPT_FOLLOWLOCATION => true, CURLOPT_MAXREDIRS => 8, CURLOPT_TIMEOUT => 300,
    ] + ($form === null ? [] : [CURLOPT_POSTFIELDS => http_build_query($form)]));
    $body = (string) curl_exec($request);
    $answer = [curl_getinfo($request, CURLINFO_RESPONSE_CODE), $body, curl_getinfo($request, CURLINFO_EFFECTIVE_URL)];
    if ($answer[0] >= 400 || $answer[0] === 0) {
        fwrite(STDERR, "$answer[0] $url\n" . substr(trim(preg_replace('/\s+/', ' ', strip_tags($body))), 0, 400) . "\n");
    }
    curl_close($request);
    return $answer;
}

function need(bool $good, string $why): void
{
    if (!$good) {
        echo "[e5b-refusal] $why\n";
        exit(1);
    }
}

/** PrestaShop 9 has a Symfony form with a token, 1.7 and 8 an answer in JSON that names the next page. */
function sign_in(array $account): string
{
    [, $page] = visit(OFFICE . '/');
    $form = ['email' => $account['login'], 'passwd' => $account['password'], 'submit_login' => '1'];
    if (preg_match('/name="_csrf_token"[^>]*value="([^"]+)"|name="_token"[^>]*value="([^"]+)"/', $page, $token)) {
        $name = $token[1] !== '' ? '_csrf_token' : '_token';
        return visit(OFFICE . '/login', $form + [$name => html_entity_decode($token[1] ?: $token[2])])[1];
    }
    [, $answer] = visit(OFFICE . '/index.php?controller=AdminLogin&rand=1', $form + ['ajax' => '1', 'controller' => 'AdminLogin', 'submitLogin' => '1', 'redirect' => OFFICE . '/index.php?controller=AdminDashboard']);
    $next = json_decode($answer, true)['redirect'] ?? '';
    return $next === '' ? $answer : visit(str_starts_with($next, 'http') ? $next : OFFICE . '/' . ltrim($next, '/'))[1];
}

/** Screens of the back office's own menu, with their tokens. */
function screens(string $page): array
{
    preg_match_all('~href="([^"]*' . OFFICE . '/(?:index\.php|[^"]*_token=)[^"]*)"~', $page, $found);
    $links = array_map('html_entity_decode', array_unique($found[1]));
    return array_filter($links, fn ($link) => !preg_match('/logout|delete|uninstall|disable|export/i', $link));
}

$candidate = array_values(array_filter(json_decode(file_get_contents($accountsFile), true), fn ($account) => $account['for'] === 'candidate'))[0];
[$status, $front] = visit('/');
need($status === 200, 'La page d’accueil de la boutique ne s’affiche pas.');
preg_match_all('~href="(' . preg_quote($address, '~') . '/[^"#]+)"~', $front, $found);
$pages = array_slice(array_filter(array_unique(array_map('html_entity_decode', $found[1])), fn ($link) => !preg_match('/\.(css|js|ico|jpe?g|png|webp|svg)|logout|mylogout/', $link)), 0, 40);
$dashboard = sign_in($candidate);
need(str_contains($dashboard, 'logout'), 'Le candidat ne peut pas se connecter au back-office avec le compte du contexte.');
$screens = screens($dashboard);
need($screens !== [], 'Le back-office ne montre aucun menu au candidat.');
foreach ([1, 2] as $round) {
    foreach ($pages as $page) {
        visit($page);
    }
    foreach ($screens as $screen) {
        visit($screen);
    }
}
echo count($pages), ' pages and ', count($screens), " screens are warm\n";
