import type { Route } from '../route.js';

/** The question of a product's route, as the API takes it; also that of its exports and its evidence. */
export function traceParameters({ parameters }: Route) {
  return {
    organization: parameters.get('organization'),
    good: parameters.get('good'),
    date: parameters.get('date'),
    since: parameters.get('since'),
    measure: parameters.getAll('measure'),
  };
}
