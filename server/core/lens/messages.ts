/** What the supervisor tells the child: first where and how to serve, at last to stop. */
export type ToChild = { dir: string; port: number; portMayDiffer: boolean; secret: string } | { stop: true };

/** What the child tells the supervisor. */
export type FromChild = { listening: number } | { opened: true } | { failed: string };
