import { DE } from "../../copy/de.tsx";
import { de } from "../copy/de.ts";
import { openSite } from "../open-site.tsx";

openSite({ site: de, consent: DE });
