/** What a developer pastes to send events here, by platform. */

export const PLATFORMS = ['html', 'browser', 'node', 'http'] as const;
export type Platform = (typeof PLATFORMS)[number];

export interface Target {
  /** Where this Jornada is: `https://cx.example.com`. */
  url: string;
  key: string;
}

const SNIPPETS: Record<Platform, (target: Target) => string> = {
  html: ({ url, key }) => `<script>
  (function () {
    var key = ${text(key)}, door = ${text(`${url}/v1/`)};
    // Not crypto.randomUUID: pages on plain http do not have it.
    function id() {
      return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
        return (byte + 256).toString(16).slice(1);
      }).join('');
    }
    var visitor = localStorage.getItem('jornada') || id();
    localStorage.setItem('jornada', visitor);
    function send(call, data) {
      navigator.sendBeacon(door + call, JSON.stringify(Object.assign({
        writeKey: key,
        anonymousId: visitor,
        messageId: id(),
        sentAt: new Date().toISOString(),
        timestamp: new Date().toISOString(),
        context: { locale: navigator.language, page: {
          url: location.href, path: location.pathname,
          title: document.title, referrer: document.referrer
        } }
      }, data)));
    }
    window.jornada = {
      page: function (name) { send('page', { name: name }); },
      track: function (event, properties) { send('track', { event: event, properties: properties }); },
      identify: function (userId, traits) { send('identify', { userId: userId, traits: traits }); }
    };
    jornada.page();
  })();
</script>`,
  browser: ({ url, key }) => `// npm install @segment/analytics-next
import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({
  writeKey: ${text(key)},
  cdnURL: ${text(url)},
});

analytics.page();
analytics.identify('customer-1', { name: 'Ana', email: 'ana@example.com' });
analytics.track('Product Viewed', { sku: 'LAMP-1', price: 49.9, currency: 'EUR' });`,
  node: ({ url, key }) => `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({
  writeKey: ${text(key)},
  host: ${text(url)},
});

analytics.identify({ userId: 'customer-1', traits: { email: 'ana@example.com' } });
analytics.track({
  userId: 'customer-1',
  event: 'Order Completed',
  properties: { order_id: '1001', total: 129.9, currency: 'EUR' },
});
await analytics.closeAndFlush();`,
  http: ({ url, key }) => `curl ${url}/v1/track \\
  --user '${key}:' \\
  --header 'content-type: application/json' \\
  --data '{
    "userId": "customer-1",
    "event": "Order Shipped",
    "properties": { "order_id": "1001", "carrier": "Post" },
    "messageId": "shipped-1001"
  }'`,
};

export function snippet(platform: Platform, target: Target): string {
  return SNIPPETS[platform](target);
}

/** As a JavaScript string that is safe inside a script tag too. */
function text(value: string): string {
  return `'${value.replace(/[\\']/g, '\\$&').replaceAll('<', '\\x3c')}'`;
}
