import { useEffect, useState } from 'preact/hooks';
import { changed, type Parameters, parseRoute, type Route } from './route.js';

/** The route of the address bar, renewed when it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}

/** Changes parameters of the route in place: the reader's Back leaves the page, not the last keystroke. */
export function changeRoute(route: Route, changes: Parameters): void {
  location.replace(changed(route, changes));
}
