/** Screens that show how conversations find somebody, and who is there. */
export const ASSIGNMENT_TOPIC = 'assignment';
