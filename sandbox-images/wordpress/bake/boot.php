<?php
// Lets a command-line script be WordPress at the placeholder address. The address is the script's first argument.
declare(strict_types=1);
require_once __DIR__ . '/refuse.php';

register_shutdown_function(function (): void {
    $error = error_get_last();
    if ($error !== null && in_array($error['type'], [E_ERROR, E_PARSE, E_CORE_ERROR, E_COMPILE_ERROR], true)) {
        $file = str_replace('/var/www/html/', '', $error['file']);
        refuse("WordPress s’arrête sur une erreur dans « $file » : " . strtok($error['message'], "\n"));
    }
});
$_SERVER['HTTP_HOST'] = parse_url($argv[1], PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REMOTE_ADDR'] = '127.0.0.1';
require '/var/www/html/wp-load.php';
add_filter('pre_wp_mail', '__return_true');
