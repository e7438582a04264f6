import { liteClient } from 'algoliasearch/lite';
import instantsearch from 'instantsearch.js';
import { hits, searchBox } from 'instantsearch.js/es/widgets';

/* The smallest search page of its documentation, asking the bench's own server. */

const { hostname: url, port } = location;
const hosts = [{ url, port: Number(port), protocol: 'http' as const, accept: 'readWrite' as const }];

const search = instantsearch({
  indexName: 'events',
  searchClient: liteClient('bench', 'none', { hosts }),
  insights: false,
});
search.addWidgets([
  searchBox({ container: '#search' }),
  hits({
    container: '#hits',
    templates: {
      item: (hit, { html }) =>
        html`<article>
          <h3>${hit['title']}</h3>
          <p>${hit['start_date_time']}</p>
          <p>${hit['venue_name']} · ${hit['city']}</p>
        </article>`,
    },
  }),
]);
search.start();
