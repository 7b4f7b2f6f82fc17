/** Every namespace of this language, in one chunk. */
export default import.meta.glob<object>('./*.json', { eager: true, import: 'default' });
