import { Page } from '../ui/index.ts';

/** All pieces at once, to look at; only while developing. */
export default function KitPage() {
  return (
    <Page title="Kit" description="All pieces at once.">
      <p>…</p>
    </Page>
  );
}
