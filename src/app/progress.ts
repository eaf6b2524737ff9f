/** Told about work that may take long: what is being done, and how far it is (total 0: not known). */
export type Progress = (what: string, done: number, total: number) => void;

export const NO_PROGRESS: Progress = () => {};
