/** How the page of a shop looks: as the page on which customers say how it went. */
import { STYLE as ANSWERS, policyOf } from '../surveys/csat/page-style.ts';

export const STYLE = `${ANSWERS}
main{max-width:480px;padding-top:24px}
label{display:block;margin-bottom:6px;font-weight:600}
input[type=text],input[type=email],input[type=tel]{display:block;width:100%;min-height:48px;margin-bottom:16px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:inherit;font:inherit}
label.score{margin:0;font-weight:400}
.score:has(:checked){font-weight:600}
input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.hint{margin:-8px 0 16px;color:var(--soft);font-size:14px}
.other{display:flex;align-items:center;justify-content:center;min-height:52px;margin-top:20px;padding:8px 20px;border:1px solid var(--accent);border-radius:10px;color:var(--accent);font-weight:600;text-align:center;text-decoration:none}
.back{display:inline-flex;align-items:center;min-height:44px;margin-top:12px}
button{width:100%}
input[aria-invalid=true]{border-color:var(--s1)}
.fault{margin-bottom:16px}
`;

export const PAGE_POLICY = policyOf(STYLE);
