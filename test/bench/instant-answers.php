<?php
// Stands in for the whole Internet inside a sandbox, for measurements: every name is 127.0.0.1, where port 80 answers « {} » at once
// and port 443 greets with a certificate that nobody knows.
declare(strict_types=1);
$dns = stream_socket_server('udp://127.0.0.1:53', $code, $why, STREAM_SERVER_BIND);
$key = openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']);
$request = openssl_csr_new(['commonName' => 'example.invalid'], $key);
openssl_x509_export(openssl_csr_sign($request, null, $key, 2), $certificate);
openssl_pkey_export($key, $private);
file_put_contents('/tmp/instant.pem', $certificate . $private);
$context = stream_context_create(['ssl' => ['local_cert' => '/tmp/instant.pem']]);
$web = stream_socket_server('tcp://127.0.0.1:80');
$tls = stream_socket_server('tcp://127.0.0.1:443', $code, $why, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);

function answer_name($dns): void
{
    $question = stream_socket_recvfrom($dns, 512, 0, $peer);
    $end = strpos($question, "\0", 12) + 5;
    $isAddress = substr($question, $end - 4, 2) === "\0\1";
    $record = $isAddress ? "\xC0\x0C\0\1\0\1" . pack('N', 60) . "\0\4\x7F\0\0\1" : '';
    stream_socket_sendto($dns, substr($question, 0, 2) . "\x81\x80\0\1\0" . chr((int) $isAddress) . "\0\0\0\0" . substr($question, 12, $end - 12) . $record, 0, $peer);
}

function answer_page($server, bool $secure): void
{
    $client = stream_socket_accept($server);
    stream_set_timeout($client, 1);
    if (!$secure || @stream_socket_enable_crypto($client, true, STREAM_CRYPTO_METHOD_TLS_SERVER)) {
        fread($client, 8192);
        fwrite($client, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
    }
    fclose($client);
}

for (;;) {
    $ready = [$dns, $web, $tls];
    $none = null;
    stream_select($ready, $none, $none, null);
    foreach ($ready as $server) {
        $server === $dns ? answer_name($dns) : answer_page($server, $server === $tls);
    }
}
