import { AR } from "../../copy/ar.tsx";
import { ar } from "../copy/ar.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: ar, consent: AR });
