/** The usual choices with the one that is set, which may be none of them. */
export const withOwn = (usual: number[], own: number) => [...new Set([...usual, own])].sort((a, b) => a - b);
