/**
 * Opens a window in the click itself (pop-up blockers allow only that), then sends it where `requestUrl` says.
 * Answers the URL when the browser blocked the window, so that it can be shown as a link; null when all went well.
 * @throws what `requestUrl` throws, after closing the empty window
 */
export async function openEntry(requestUrl: () => Promise<{ url: string }>): Promise<string | null> {
  const opened = window.open('', '_blank');
  if (opened) {
    opened.document.title = 'Ouverture…';
    opened.document.body.textContent = 'Ouverture du site…';
    // The site belongs to somebody else: it must not reach back to this page.
    opened.opener = null;
  }
  try {
    const { url } = await requestUrl();
    if (!opened || opened.closed) return url;
    opened.location.replace(url);
    return null;
  } catch (error) {
    opened?.close();
    throw error;
  }
}
