// Generated from openapi.json by `npm run schema`. Do not edit.

export interface paths {
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The description of the API in OpenAPI 3.1. */
        get: operations["openapi_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The custom fields of documents and counterparties. */
        get: operations["attributes_list"];
        put?: never;
        /** Add a custom field. */
        post: operations["attributes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attributes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a custom field that no process names. */
        delete: operations["attributes_delete"];
        options?: never;
        head?: never;
        /** Change a custom field. What it holds is decided once. */
        patch: operations["attributes_change"];
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed settings and rights and who logged in, newest first. Only for administrators. */
        get: operations["audit_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring payments of a bank in. Each is judged for itself and has its own result; one that is here already, by its accounts,
         *     date, number and sum, is not made again.
         */
        post: operations["bank-statements_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bank-statements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a statement holds and what its payments may be for. Nothing is written. The body is the file as it is, in
         *     windows-1251, UTF-8 or cp866.
         */
        post: operations["bank-statements_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The working calendar: spans in working hours and days are counted by it. */
        get: operations["calendar_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the working calendar. What is already set to a time stays there. */
        patch: operations["calendar_change"];
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sales channels, the archived ones included. */
        get: operations["channels_list"];
        put?: never;
        /** Add a sales channel. */
        post: operations["channels_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a channel that no document came from and no process names. */
        delete: operations["channels_delete"];
        options?: never;
        head?: never;
        /** Change or archive a sales channel. */
        patch: operations["channels_change"];
        trace?: never;
    };
    "/api/v1/counterparties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counterparties by name, or what a search finds (newest first). */
        get: operations["counterparties_list"];
        put?: never;
        /** Add a counterparty. */
        post: operations["counterparties_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counterparties/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The counterparties of a list as a file, in the columns an import takes back. */
        get: operations["counterparties_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counterparties/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in a file of counterparties as its preview showed. Rows with flaws are left out; a cell that is empty leaves its
         *     field as it is. The answer comes at once: `GET /imports/{id}` says how far it is.
         */
        post: operations["counterparties_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counterparties/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a file of counterparties would do. Nothing is written. The body is the file as it is: XLSX, or CSV in UTF-8 or
         *     windows-1251, at most 20 MiB and 100 000 rows.
         */
        post: operations["counterparties_preview_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counterparties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One counterparty. */
        get: operations["counterparties_read"];
        put?: never;
        post?: never;
        /** Put a counterparty into the bin. Its documents keep it. */
        delete: operations["counterparties_delete"];
        options?: never;
        head?: never;
        /** Change a counterparty. */
        patch: operations["counterparties_change"];
        trace?: never;
    };
    "/api/v1/counterparties/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a counterparty back from the bin. */
        post: operations["counterparties_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The departments of the company. */
        get: operations["departments_list"];
        put?: never;
        /** Add a department. */
        post: operations["departments_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a department that nobody and nothing belongs to. */
        delete: operations["departments_delete"];
        options?: never;
        head?: never;
        /** Rename or move a department. */
        patch: operations["departments_change"];
        trace?: never;
    };
    "/api/v1/documents/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** Orders, newest first. */
        get: operations["documents_list"];
        put?: never;
        /** Create an order, in a status the process lets the caller begin in. */
        post: operations["documents_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/bulk-move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move many orders; each is judged for itself and has its own result. */
        post: operations["documents_bulk_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** Live orders and their sums per status. */
        get: operations["documents_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /**
         * Orders that wait for me: the process lets me, by name, role, department or relation, take them on from where they stand.
         *     The oldest come first. A step that is open to everyone waits for the owner.
         */
        get: operations["documents_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** One order, with what the caller may do to it and where it may go. */
        get: operations["documents_read"];
        put?: never;
        post?: never;
        /** Put an order into the bin. */
        delete: operations["documents_delete"];
        options?: never;
        head?: never;
        /** Edit an order, and move it in the same breath if a status is named. */
        patch: operations["documents_change"];
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an order to another owner or department, or share it. */
        post: operations["documents_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/buttons": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** The buttons I may press on the order as it stands. */
        get: operations["documents_buttons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/buttons/{scenario}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Press a button. */
        post: operations["documents_press"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/chain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** What the document rests on and what rests on it, directly and through others, as far as the caller may see. */
        get: operations["documents_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Comment on an order. */
        post: operations["documents_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own comment away. */
        delete: operations["documents_delete_comment"];
        options?: never;
        head?: never;
        /** Change the text of one's own comment. */
        patch: operations["documents_edit_comment"];
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy an order: a new one by the process, with the same content and nothing that was approved. */
        post: operations["documents_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/feed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** The feed of an order, newest first. */
        get: operations["documents_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** The files on an order, in the order in which they came. */
        get: operations["documents_of_order"];
        put?: never;
        /** Attach a file to an order: whoever may see it. The body is the file as it is, at most 10 MiB; an order has 100 at most. */
        post: operations["documents_attach_to_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** A file of an order, always as an attachment of no known type. */
        get: operations["documents_download_from_order"];
        put?: never;
        post?: never;
        /** Take a file away from an order: who attached it, or an administrator. */
        delete: operations["documents_detach_from_order"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/linked": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a document of what is left of this one: positions that no document of that kind holds yet, or of a payment what is
         *     still owed.
         */
        post: operations["documents_create_linked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an order to another status. Refusals name every reason. */
        post: operations["documents_move_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** Every status the order could go to, the refused ones with all their reasons. */
        get: operations["documents_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post the document: from now on it counts. */
        post: operations["documents_post"];
        /** Take the posting back: the document no longer counts, and may be changed. */
        delete: operations["documents_unpost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /**
         * The document as a PDF: as what it is, or as another of the forms that its kind has. A payment has none. For whoever has
         *     the right to print it.
         */
        get: operations["documents_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep goods for an order, or let them go. Two never keep the same piece. */
        post: operations["documents_reserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an order back from the bin, into the status it was in. */
        post: operations["documents_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/shortages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** What an order lacks, per product. */
        get: operations["documents_shortages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/spread": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which parts of a payment concern which orders and invoices. */
        post: operations["documents_spread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** Every status the order has stood in, from the first. */
        get: operations["documents_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/documents/{kind}/{id}/waits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        /** What scenarios have put off on an order: when, and which. */
        get: operations["documents_waits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/employees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All employees, the dismissed ones included. */
        get: operations["employees_list"];
        put?: never;
        /** Add an employee. */
        post: operations["employees_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/employees/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One employee. */
        get: operations["employees_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an employee, dismiss him, or give him a new password. */
        patch: operations["employees_change"];
        trace?: never;
    };
    "/api/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import has come: for whoever began it, and administrators. */
        get: operations["imports_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events of documents of every kind: `changed` (fetch it anew), `gone` (you may no longer see it); `notice` (you have a new notification of
         *     something else, or of a document out of your sight); `reset` (you missed something: fetch everything anew).
         */
        get: operations["live_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in with login and password. Answers with a session cookie. */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session. */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am and what I may do. */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which ways I hear of what. */
        get: operations["me_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change by which ways I hear of what. */
        patch: operations["me_change"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's own password. Every other session of one's own ends. */
        post: operations["me_change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/telegram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a code by which I link my chat in Telegram. It is good for a quarter of an hour; a repetition gives another. */
        post: operations["me_link"];
        /** Forget my chat: nothing further is written to it. */
        delete: operations["me_unlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of the company, newest first; those that could not be delivered unless asked otherwise. Only for administrators. */
        get: operations["messages_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a dead message again, under its old id; one that waits is tried at once. Only for administrators. */
        post: operations["messages_send_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told, newest first: mentions, orders given to me, and what others did to mine. */
        get: operations["notifications_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark some of my notifications as read, or all. */
        post: operations["notifications_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, newest first. */
        get: operations["orders_list"];
        put?: never;
        /** Create an order, in a status the process lets the caller begin in. */
        post: operations["orders_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/bulk-move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move many orders; each is judged for itself and has its own result. */
        post: operations["orders_bulk_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Live orders and their sums per status. */
        get: operations["orders_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The orders of a list as a file. `format` is `csv` or `xlsx`; filters and order are those of the list, pages are not
         *     needed.
         */
        get: operations["orders_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders that wait for me: the process lets me, by name, role, department or relation, take them on from where they stand.
         *     The oldest come first. A step that is open to everyone waits for the owner.
         */
        get: operations["orders_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order, with what the caller may do to it and where it may go. */
        get: operations["orders_read"];
        put?: never;
        post?: never;
        /** Put an order into the bin. */
        delete: operations["orders_delete"];
        options?: never;
        head?: never;
        /** Edit an order, and move it in the same breath if a status is named. */
        patch: operations["orders_change"];
        trace?: never;
    };
    "/api/v1/orders/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an order to another owner or department, or share it. */
        post: operations["orders_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/buttons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The buttons I may press on the order as it stands. */
        get: operations["orders_buttons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/buttons/{scenario}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Press a button. */
        post: operations["orders_press"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the document rests on and what rests on it, directly and through others, as far as the caller may see. */
        get: operations["orders_chain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Comment on an order. */
        post: operations["orders_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own comment away. */
        delete: operations["orders_delete_comment"];
        options?: never;
        head?: never;
        /** Change the text of one's own comment. */
        patch: operations["orders_edit_comment"];
        trace?: never;
    };
    "/api/v1/orders/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy an order: a new one by the process, with the same content and nothing that was approved. */
        post: operations["orders_copy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The feed of an order, newest first. */
        get: operations["orders_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files on an order, in the order in which they came. */
        get: operations["orders_of_order"];
        put?: never;
        /** Attach a file to an order: whoever may see it. The body is the file as it is, at most 10 MiB; an order has 100 at most. */
        post: operations["orders_attach_to_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of an order, always as an attachment of no known type. */
        get: operations["orders_download_from_order"];
        put?: never;
        post?: never;
        /** Take a file away from an order: who attached it, or an administrator. */
        delete: operations["orders_detach_from_order"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a document of what is left of this one: positions that no document of that kind holds yet, or of a payment what is
         *     still owed.
         */
        post: operations["orders_create_linked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an order to another status. Refusals name every reason. */
        post: operations["orders_move_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every status the order could go to, the refused ones with all their reasons. */
        get: operations["orders_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Post the document: from now on it counts. */
        post: operations["orders_post"];
        /** Take the posting back: the document no longer counts, and may be changed. */
        delete: operations["orders_unpost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/print": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The document as a PDF: as what it is, or as another of the forms that its kind has. A payment has none. For whoever has
         *     the right to print it.
         */
        get: operations["orders_print"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep goods for an order, or let them go. Two never keep the same piece. */
        post: operations["orders_reserve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an order back from the bin, into the status it was in. */
        post: operations["orders_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/shortages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an order lacks, per product. */
        get: operations["orders_shortages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/spread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which parts of a payment concern which orders and invoices. */
        post: operations["orders_spread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every status the order has stood in, from the first. */
        get: operations["orders_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/waits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What scenarios have put off on an order: when, and which. */
        get: operations["orders_waits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organizations by name, the archived ones included. */
        get: operations["organizations_list"];
        put?: never;
        /** Add an organization. The first one is the default. */
        post: operations["organizations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an organization that no document is made in the name of, and that is not the default. */
        delete: operations["organizations_delete"];
        options?: never;
        head?: never;
        /** Change or archive an organization. */
        patch: operations["organizations_change"];
        trace?: never;
    };
    "/api/v1/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The processes of the company. */
        get: operations["processes_list"];
        put?: never;
        /** Make a process and publish it as version 1. Two active processes of a kind never claim the same channel. */
        post: operations["processes_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What publishing a draft would mean, without publishing it. */
        post: operations["processes_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/stranded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open orders that have no way out under the processes of now, by status. */
        get: operations["processes_stranded"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/processes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One process with its current definition. */
        get: operations["processes_read"];
        put?: never;
        post?: never;
        /** Delete a process. With open documents under it, it says how many and wants `confirm`. */
        delete: operations["processes_delete"];
        options?: never;
        head?: never;
        /**
         * Publish the next version of a process, or switch it on or off. When open documents would be let go or left without a
         *     way out, it says how many and wants `confirm`.
         */
        patch: operations["processes_change"];
        trace?: never;
    };
    "/api/v1/processes/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every published version of a process, newest first. */
        get: operations["processes_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products by name, or what a search finds (newest first). */
        get: operations["products_list"];
        put?: never;
        /** Add a product. */
        post: operations["products_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products of a list as a file, in the columns an import takes back. */
        get: operations["products_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring in a file of products as its preview showed. Rows with flaws are left out; a cell that is empty leaves its field as
         *     it is. The answer comes at once: `GET /imports/{id}` says how far it is.
         */
        post: operations["products_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a file of products would do. Nothing is written. The body is the file as it is: XLSX, or CSV in UTF-8 or
         *     windows-1251, at most 20 MiB and 100 000 rows.
         */
        post: operations["products_preview_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product. */
        get: operations["products_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or archive a product. */
        patch: operations["products_change"];
        trace?: never;
    };
    "/api/v1/receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invoices and orders that somebody still has to pay, as far as the caller may see: those first whose number is named, then
         *     those with just the sum left, then the newest. One page: ask more narrowly for others.
         */
        get: operations["receivables_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles of the company. */
        get: operations["roles_list"];
        put?: never;
        /** Add a role. */
        post: operations["roles_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a role that nobody has and no process names. */
        delete: operations["roles_delete"];
        options?: never;
        head?: never;
        /** Change a role. Takes effect with the next request of its employees. */
        patch: operations["roles_change"];
        trace?: never;
    };
    "/api/v1/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My views and those that colleagues share. */
        get: operations["saved-views_list"];
        put?: never;
        /** Save a view under a name. */
        post: operations["saved-views_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/saved-views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one of my views; an administrator may delete any shared one. */
        delete: operations["saved-views_delete"];
        options?: never;
        head?: never;
        /** Change one of my views. */
        patch: operations["saved-views_change"];
        trace?: never;
    };
    "/api/v1/scenario-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What scenarios did, newest first: on one order for whoever sees it, on all for administrators. */
        get: operations["scenario-runs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scenarios of the company, in the order in which they run (administrators). */
        get: operations["scenarios_list"];
        put?: never;
        /** Make a scenario. It is off until it is switched on, and takes notice only of what happens after that. */
        post: operations["scenarios_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong or doubtful about a draft, without saving it (administrators). */
        post: operations["scenarios_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ready scenarios, and the gaps that are to be filled in them. */
        get: operations["scenarios_templates"];
        put?: never;
        /** Make the scenarios of a template, in the language of the request; they are off until they are switched on. */
        post: operations["scenarios_fill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a draft would do with an order if it were called now. Nothing of it is kept (administrators). */
        post: operations["scenarios_try_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/scenarios/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One scenario (administrators). */
        get: operations["scenarios_read"];
        put?: never;
        post?: never;
        /** Delete a scenario, with what it has put off. Its runs stay in the log. */
        delete: operations["scenarios_delete"];
        options?: never;
        head?: never;
        /** Change a scenario, or switch it. With another trigger, or switched on anew, it begins anew. */
        patch: operations["scenarios_change"];
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My open sessions. */
        get: operations["sessions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions. */
        delete: operations["sessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statuses of every kind, or of one, in their order. */
        get: operations["statuses_list"];
        put?: never;
        /** Add a status. */
        post: operations["statuses_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a status. While a process names it, or documents stand in it and no replacement is named, it is refused with
         *     the names and the number.
         */
        delete: operations["statuses_delete"];
        options?: never;
        head?: never;
        /** Change a status. */
        patch: operations["statuses_change"];
        trace?: never;
    };
    "/api/v1/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Goods by name, or the newest first of those that are found, with what there is of them. */
        get: operations["stock_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What some products come to in each warehouse. */
        get: operations["stock_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The goods of a list as a file, a row for each warehouse that has any of them or promised it. Goods that no warehouse has
         *     are one row of nothing.
         */
        get: operations["stock_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a receipt of the goods in a file as its preview showed, or several where one cannot hold them all. They are drafts:
         *     posting them puts the goods into stock. Rows with flaws are left out; a row without a price takes the buying price.
         */
        post: operations["stock_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stock/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a file of goods would bring: `changed` are rows of goods that there are, `unchanged` those without a quantity. Nothing is
         *     written. The body is the file as it is: XLSX, or CSV in UTF-8 or windows-1251, at most 20 MiB and 20 000 rows with a
         *     quantity.
         */
        post: operations["stock_preview_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What open orders lack in a warehouse, beyond what is there and already comes; for those who see all orders. */
        get: operations["supply_lacking"];
        put?: never;
        /** Order the lines from their suppliers: one supplier order for each, or several where one cannot hold them all. */
        post: operations["supply_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The types of tasks, by name. */
        get: operations["task-types_list"];
        put?: never;
        /** Add a type of tasks. */
        post: operations["task-types_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a type that no task is of, open or done; otherwise it is refused with their number. */
        delete: operations["task-types_delete"];
        options?: never;
        head?: never;
        /** Change a type of tasks. */
        patch: operations["task-types_change"];
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks: given to me, set by me, or all I may see; open ones by when they are due, or done ones. */
        get: operations["tasks_list"];
        put?: never;
        /** Set a task, to oneself or to a colleague. */
        post: operations["tasks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task. */
        get: operations["tasks_read"];
        put?: never;
        post?: never;
        /** Take a task away: only who set it, or an administrator. */
        delete: operations["tasks_delete"];
        options?: never;
        head?: never;
        /** Change a task: only who set it, or an administrator. */
        patch: operations["tasks_change"];
        trace?: never;
    };
    "/api/v1/tasks/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said on a task, newest first. */
        get: operations["tasks_comments"];
        put?: never;
        /**
         * Comment on a task: whoever may see it. It stands in the feed of the task's order, too; who set and who has the task are
         *     told.
         */
        post: operations["tasks_comment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one's own comment on a task away. */
        delete: operations["tasks_delete_comment"];
        options?: never;
        head?: never;
        /** Change the text of one's own comment on a task. */
        patch: operations["tasks_edit_comment"];
        trace?: never;
    };
    "/api/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a task is done, or open again: who set it, its assignee, or an administrator. */
        post: operations["tasks_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files on a task, in the order in which they came. */
        get: operations["tasks_of_task"];
        put?: never;
        /** Attach a file to a task: whoever may see it. The body is the file as it is, at most 10 MiB; a task has 100 at most. */
        post: operations["tasks_attach_to_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a task, always as an attachment of no known type. */
        get: operations["tasks_download_from_task"];
        put?: never;
        post?: never;
        /** Take a file away from a task: who attached it, or an administrator. */
        delete: operations["tasks_detach_from_task"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tick an item of the checklist, or take the tick away. */
        post: operations["tasks_tick"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Access tokens: all for an administrator, one's own for everybody else. */
        get: operations["tokens_list"];
        put?: never;
        /** Issue an access token. Its secret is shown in this answer only; a retry issues another token. */
        post: operations["tokens_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token: from the next request on it opens nothing. */
        delete: operations["tokens_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trade-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the company allows itself in trade. */
        get: operations["trade-settings_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what the company allows itself in trade. */
        patch: operations["trade-settings_change"];
        trace?: never;
    };
    "/api/v1/warehouses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The warehouses by name, the archived ones included. */
        get: operations["warehouses_list"];
        put?: never;
        /** Add a warehouse. The first one is the default. */
        post: operations["warehouses_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warehouses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a warehouse that no document moves stock of, and that is not the default. */
        delete: operations["warehouses_delete"];
        options?: never;
        head?: never;
        /** Change or archive a warehouse. */
        patch: operations["warehouses_change"];
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhooks of the company. Only for administrators. */
        get: operations["webhooks_list"];
        put?: never;
        /** Add a webhook. Its secret is shown in this answer only. */
        post: operations["webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a webhook away. What still waits for it is not sent any more. */
        delete: operations["webhooks_delete"];
        options?: never;
        head?: never;
        /** Change a webhook, or switch it on or off. */
        patch: operations["webhooks_change"];
        trace?: never;
    };
    "/api/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test event now and see what the receiver says. Nothing is repeated or kept. */
        post: operations["webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs. */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The database answers and the server is not going down. */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: uuid
         * @description One company; every row belongs to one.
         */
        AccountId: string;
        /** @description What a scenario does. Texts take `{{variables}}`, see [`super::words`]. */
        Action: {
            comment?: string;
            /** @enum {string} */
            kind: "set_status";
            status: components["schemas"]["StatusId"];
        } | {
            field: components["schemas"]["Field"];
            /** @enum {string} */
            kind: "set_field";
            value: components["schemas"]["FieldValue"];
        } | {
            after: components["schemas"]["Span"];
            field: components["schemas"]["Field"];
            /** @enum {string} */
            kind: "set_date";
        } | {
            /** @enum {string} */
            kind: "set_owner";
            to: components["schemas"]["Whom"];
        } | {
            department?: components["schemas"]["DepartmentId"] | null;
            /** @enum {string} */
            kind: "set_department";
        } | {
            assignee: components["schemas"]["Whom"];
            checklist?: string[];
            due?: components["schemas"]["Span"] | null;
            /** @enum {string} */
            kind: "create_task";
            task_type?: components["schemas"]["TaskTypeId"] | null;
            text: string;
        } | {
            /** @enum {string} */
            kind: "finish_tasks";
        } | {
            /** @enum {string} */
            kind: "notify";
            text: string;
            whom: components["schemas"]["Whom"][];
        } | {
            attach?: components["schemas"]["DocumentKind"] | null;
            /** @enum {string} */
            kind: "message";
            subject: string;
            text: string;
        } | {
            all?: boolean;
            /** @enum {string} */
            kind: "reserve";
        } | {
            /** @enum {string} */
            kind: "unreserve";
        } | {
            document: components["schemas"]["DocumentKind"];
            /** @enum {string} */
            kind: "create_linked";
            posted?: boolean;
            status?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            kind: "comment";
            text: string;
        } | {
            /** @enum {string} */
            kind: "webhook";
            webhook: components["schemas"]["WebhookId"];
        } | {
            /** @enum {string} */
            kind: "wait";
            span: components["schemas"]["Span"];
        } | {
            /** @enum {string} */
            kind: "start";
            scenario: components["schemas"]["ScenarioId"];
        };
        /** @description The value a failed condition met. */
        Actual: {
            /** @enum {string} */
            type: "empty";
        } | {
            /** @enum {string} */
            type: "no";
        } | {
            /** @enum {string} */
            type: "percent";
            /**
             * Format: int64
             * @description In 1/100 of a percent.
             */
            value: number;
        } | {
            /** @enum {string} */
            type: "money";
            value: components["schemas"]["i64"];
        } | {
            /** @enum {string} */
            type: "number";
            /** Format: int64 */
            value: number;
        } | {
            /** @enum {string} */
            type: "channel";
            value: components["schemas"]["ChannelId"] | null;
        } | {
            /** @enum {string} */
            type: "tags";
            value: string[];
        } | {
            /** @enum {string} */
            type: "attribute";
            value: components["schemas"]["AttributeValue"];
        };
        /** @description The content of a document at the moment somebody approved of it. */
        Approval: {
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["EmployeeId"] | null;
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            /**
             * Format: int64
             * @description Of the whole document, in 1/100 of a percent.
             */
            discount: number;
            from?: components["schemas"]["StatusId"] | null;
            sum: components["schemas"]["i64"];
            to: components["schemas"]["StatusId"];
            vat_mode: components["schemas"]["VatMode"];
            void_to?: components["schemas"]["StatusId"] | null;
        };
        /** @description What a void approval leads to (DOMAIN §10). */
        ApprovalRule: {
            void_to?: components["schemas"]["StatusId"] | null;
        };
        AssignIn: {
            department?: components["schemas"]["DepartmentId"] | null;
            owner?: components["schemas"]["EmployeeId"] | null;
            shared?: boolean | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        /** Format: uuid */
        AttributeId: string;
        AttributeIn: {
            name?: string | null;
            options?: string[] | null;
            /** Format: int64 */
            position?: number | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        AttributeOut: {
            attribute_type: components["schemas"]["AttributeType"];
            id: components["schemas"]["AttributeId"];
            kind?: components["schemas"]["DocumentKind"] | null;
            name: string;
            /** @description The values a `choice` may have. */
            options: string[];
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description What a custom field holds.
         * @enum {string}
         */
        AttributeType: "text" | "integer" | "boolean" | "time" | "choice";
        /** @description A value of a custom field. */
        AttributeValue: {
            /** @enum {string} */
            type: "text";
            value: string;
        } | {
            /** @enum {string} */
            type: "integer";
            /** Format: int64 */
            value: number;
        } | {
            /** @enum {string} */
            type: "boolean";
            value: boolean;
        } | {
            /** @enum {string} */
            type: "time";
            value: components["schemas"]["Timestamp"];
        } | {
            /** @enum {string} */
            type: "choice";
            value: string;
        };
        AuditOut: {
            actor?: components["schemas"]["EmployeeId"] | null;
            address: string;
            at: components["schemas"]["Timestamp"];
            body: unknown;
            kind: string;
            /** Format: int64 */
            seq: number;
            /** Format: uuid */
            subject?: string | null;
        };
        BalanceOut: {
            /** Format: int64 */
            free: number;
            /** Format: int64 */
            on_hand: number;
            product: components["schemas"]["ProductId"];
            /** Format: int64 */
            reserved: number;
            warehouse: components["schemas"]["WarehouseId"];
        };
        /**
         * @description A ban on approving one's own.
         * @enum {string}
         */
        Ban: "not_author" | "not_last_mover";
        /** @description A payment as a bank tells of it. */
        BankPayment: {
            /** @description The own account it came to. With the payer's account, `issued`, `number` and `sum` it says which payment this is. */
            account: string;
            /** @description When the money came. */
            date: components["schemas"]["Day"];
            issued?: components["schemas"]["Day"] | null;
            /** @description Of the order to pay. */
            number?: string;
            payer?: components["schemas"]["Payer"];
            purpose?: string;
            /**
             * Format: int64
             * @description In minor units.
             */
            sum: number;
        };
        BellOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: components["schemas"]["NotificationOut"][];
            /**
             * Format: int64
             * @description How many are unread; 100 means a hundred or more.
             */
            unread: number;
        };
        BulkItemIn: {
            id: components["schemas"]["DocumentId"];
            /**
             * Format: int64
             * @description The version that was seen; absent: whatever it is now.
             */
            version?: number | null;
        };
        BulkMoveIn: {
            comment?: string | null;
            force?: boolean;
            /** @description At most 500. */
            orders: components["schemas"]["BulkItemIn"][];
            status: components["schemas"]["StatusId"];
        };
        BulkOut: {
            moved: number;
            refused: number;
            results: components["schemas"]["BulkResultOut"][];
        };
        BulkResultOut: {
            id: components["schemas"]["DocumentId"];
            moved: boolean;
            number?: string | null;
            problem?: components["schemas"]["ProblemOut"] | null;
            /** Format: int64 */
            version?: number | null;
        };
        ButtonOut: {
            label: string;
            scenario: components["schemas"]["ScenarioId"];
        };
        /** @description Fields to set; an absent one stays. */
        CalendarIn: {
            holidays?: components["schemas"]["Day"][] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
            /** @description Seven days from Monday, each with its working hours in order; at least one of them is worked. */
            week?: components["schemas"]["Hours"][][] | null;
            working_dates?: components["schemas"]["Day"][] | null;
        };
        CalendarOut: {
            /** @description Days off, whatever their day of the week. */
            holidays: components["schemas"]["Day"][];
            /** @description IANA name; the hours are its local time. */
            time_zone: string;
            /** Format: int64 */
            version: number;
            /** @description Seven days from Monday, each with its working hours; a day off has none. */
            week: components["schemas"]["Hours"][][];
            /** @description Days off of the week that are worked, by the hours of the first working day of the week. */
            working_dates: components["schemas"]["Day"][];
        };
        /** @description A document of a chain. */
        ChainLinkOut: {
            /** @description The document beside it, towards the one that was asked for. */
            beside: components["schemas"]["DocumentId"];
            currency: string;
            /**
             * Format: int64
             * @description How many links away from the one that was asked for.
             */
            distance: number;
            id: components["schemas"]["DocumentId"];
            kind: components["schemas"]["DocumentKind"];
            moment: components["schemas"]["Timestamp"];
            number: string;
            /**
             * Format: int64
             * @description The part of the later of the two that concerns the earlier.
             */
            part: number;
            posted: boolean;
            /** @description True: it rests on that one; false: that one rests on it. */
            rests: boolean;
            status?: components["schemas"]["StatusId"] | null;
            status_name?: string | null;
            /**
             * Format: int64
             * @description Of the whole document, in minor units.
             */
            sum: number;
            /** @description What posted documents that rest on it come to. */
            trade: components["schemas"]["TradeSums"];
            via?: components["schemas"]["DocumentId"] | null;
        };
        ChangeOut: {
            field: string;
            from?: string | null;
            to: string;
        };
        /** Format: uuid */
        ChannelId: string;
        ChannelIn: {
            archived?: boolean | null;
            channel_type?: components["schemas"]["ChannelType"] | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        ChannelOut: {
            archived: boolean;
            channel_type: components["schemas"]["ChannelType"];
            id: components["schemas"]["ChannelId"];
            name: string;
            /** Format: int64 */
            version: number;
        };
        /**
         * @description What a sales channel is.
         * @enum {string}
         */
        ChannelType: "site" | "marketplace" | "social_network" | "messenger" | "classified_ads" | "direct" | "retail" | "other";
        CheckIn: {
            active?: boolean | null;
            definition: components["schemas"]["Definition"];
            id?: components["schemas"]["ProcessId"] | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            name?: string | null;
            /** Format: int64 */
            version?: number | null;
        };
        CheckOut: {
            /** @description Open documents it would bind, by status. */
            bound: components["schemas"]["Concerned"][];
            problem?: components["schemas"]["ProblemOut"] | null;
            /** @description Open documents that would have no way out, by status. */
            stranded: components["schemas"]["Concerned"][];
        };
        /**
         * Format: uuid
         * @description One accepted command; everything it changed carries it.
         */
        CommandId: string;
        CommentIn: {
            /** @description At most 4096 characters; `@login` mentions a colleague who may see what is commented. */
            text: string;
        };
        CommentOut: {
            deleted_at?: components["schemas"]["Timestamp"] | null;
            edited_at?: components["schemas"]["Timestamp"] | null;
            mentions: components["schemas"]["EmployeeId"][];
            text: string;
        };
        CommentedOut: {
            id: components["schemas"]["FeedId"];
        };
        /**
         * @description How two values are compared.
         * @enum {string}
         */
        Comparison: "less" | "at_most" | "equal" | "not_equal" | "at_least" | "greater";
        /** @description Documents concerned by a change of settings, in one status. */
        Concerned: {
            /** Format: int64 */
            documents: number;
            status?: components["schemas"]["StatusId"] | null;
        };
        /** @description What must hold when the scenario is called. */
        Condition: {
            /** @enum {string} */
            kind: "all";
            of: components["schemas"]["Condition"][];
        } | {
            /** @enum {string} */
            kind: "any";
            of: components["schemas"]["Condition"][];
        } | {
            /** @enum {string} */
            kind: "none";
            of: components["schemas"]["Condition"][];
        } | {
            guard: components["schemas"]["Guard"];
            /** @enum {string} */
            kind: "guard";
        } | {
            /** @enum {string} */
            kind: "in_statuses";
            statuses: components["schemas"]["StatusId"][];
        } | {
            /** @enum {string} */
            kind: "came_from";
            statuses: components["schemas"]["StatusId"][];
        } | {
            field: components["schemas"]["Field"];
            /** @enum {string} */
            kind: "became";
            now?: components["schemas"]["FieldValue"] | null;
            was?: components["schemas"]["FieldValue"] | null;
        } | {
            any_of: components["schemas"]["Grantee"][];
            /** @enum {string} */
            kind: "actor";
        } | {
            /** @enum {string} */
            kind: "source";
            sources: components["schemas"]["Source"][];
        };
        /** @description Live orders of one status, as far as the caller may see. */
        CountOut: {
            /** Format: int64 */
            orders: number;
            status?: components["schemas"]["StatusId"] | null;
            status_name?: string | null;
            /**
             * Format: int64
             * @description In minor units.
             */
            sum: number;
        };
        /** @description Fields to set; an absent one stays. */
        CounterpartyFields: {
            address?: string | null;
            /** @description A `null` empties the field. */
            attributes?: {
                [key: string]: components["schemas"]["AttributeValue"];
            };
            department?: components["schemas"]["DepartmentId"] | null;
            description?: string | null;
            email?: string | null;
            external_id?: string | null;
            name?: string | null;
            owner?: components["schemas"]["EmployeeId"] | null;
            phone?: string | null;
            shared?: boolean | null;
            tags?: string[] | null;
            /** @description ИНН. */
            tax_number?: string | null;
            /** @description КПП: nine characters. */
            tax_reason_code?: string | null;
            /**
             * Format: int64
             * @description The version that was seen; only with a change.
             */
            version?: number | null;
        };
        /** Format: uuid */
        CounterpartyId: string;
        CounterpartyOut: {
            address: string;
            attributes: {
                [key: string]: components["schemas"]["AttributeValue"];
            };
            created_at: components["schemas"]["Timestamp"];
            deleted_at?: components["schemas"]["Timestamp"] | null;
            department?: components["schemas"]["DepartmentId"] | null;
            description: string;
            email: string;
            external_id?: string | null;
            id: components["schemas"]["CounterpartyId"];
            name: string;
            owner?: components["schemas"]["EmployeeId"] | null;
            phone: string;
            shared: boolean;
            tags: string[];
            tax_number: string;
            /** @description КПП. */
            tax_reason_code: string;
            updated_at: components["schemas"]["Timestamp"];
            /** Format: int64 */
            version: number;
        };
        CountsOut: {
            /**
             * @description False: there are more than were counted (10 000 by customers and dates, 1 000 by words). By owner and channel
             *     alone the counts are always complete.
             */
            complete: boolean;
            rows: components["schemas"]["CountOut"][];
        };
        CreationStatus: {
            grants?: components["schemas"]["Grants"];
            status: components["schemas"]["StatusId"];
        };
        /**
         * Format: date
         * @description A date of the calendar; on the wire `2026-01-31`.
         */
        Day: string;
        /** @description The part of a process that is kept per numbered version. */
        Definition: {
            /** @description The channels whose documents it binds; empty = those of every channel that no other active process claims. */
            channels?: components["schemas"]["ChannelId"][];
            /** @description Where a person may create a document, in the order in which they are offered. */
            creation?: components["schemas"]["CreationStatus"][];
            policies?: components["schemas"]["Policies"];
            stages?: components["schemas"]["Stage"][];
            unlisted?: components["schemas"]["Unlisted"];
        };
        DeleteIn: {
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version?: number | null;
        };
        /** Format: uuid */
        DepartmentId: string;
        DepartmentIn: {
            name?: string | null;
            parent?: components["schemas"]["DepartmentId"] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        DepartmentOut: {
            id: components["schemas"]["DepartmentId"];
            name: string;
            parent?: components["schemas"]["DepartmentId"] | null;
            /** Format: int64 */
            version: number;
        };
        /** Format: uuid */
        DocumentId: string;
        /**
         * @description What a document is. Every rule takes the kind as a parameter.
         * @enum {string}
         */
        DocumentKind: "customer_order" | "quote" | "contract" | "invoice_out" | "payment_in" | "shipment" | "purchase_order" | "receipt" | "return_in";
        /** @description How far a stage narrows editing (DOMAIN §2.8). Only persons are held to it, as to the process itself. */
        EditRule: {
            /** @enum {string} */
            rule: "by_rights";
        } | {
            /** @enum {string} */
            rule: "owner_only";
        } | {
            /** @enum {string} */
            rule: "nobody";
        } | {
            fields: components["schemas"]["Field"][];
            /** @enum {string} */
            rule: "locked";
        };
        /** Format: uuid */
        EmployeeId: string;
        EmployeeIn: {
            /** @description `false` dismisses: his sessions and tokens end at once. */
            active?: boolean | null;
            department?: components["schemas"]["DepartmentId"] | null;
            email?: string | null;
            login?: string | null;
            manager?: components["schemas"]["EmployeeId"] | null;
            name?: string | null;
            /** @description Sets a new password; his sessions end. */
            password?: string | null;
            role?: components["schemas"]["RoleId"] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        EmployeeOut: {
            active: boolean;
            department?: components["schemas"]["DepartmentId"] | null;
            /** @description Only administrators and the employee himself see it. */
            email?: string | null;
            id: components["schemas"]["EmployeeId"];
            login: string;
            manager?: components["schemas"]["EmployeeId"] | null;
            name: string;
            role: components["schemas"]["RoleId"];
            /** Format: int64 */
            version: number;
        };
        /**
         * @description What rights are given for. Settings (statuses, processes, roles, employees, …) belong to the administrator.
         * @enum {string}
         */
        Entity: "customer_order" | "quote" | "contract" | "invoice_out" | "payment_in" | "shipment" | "purchase_order" | "receipt" | "return_in" | "counterparty" | "product";
        EntryOut: {
            actor?: components["schemas"]["EmployeeId"] | null;
            actor_name?: string | null;
            at: components["schemas"]["Timestamp"];
            /**
             * @description What happened, in the shape of its kind: `from`, `to`, `ground` and `comment` of a move; `fields` and `positions`
             *     with before and after of a change.
             */
            body: unknown;
            /** @description Everything one command did has the same. */
            command: components["schemas"]["CommandId"];
            comment?: components["schemas"]["CommentOut"] | null;
            id: components["schemas"]["FeedId"];
            kind: string;
            /** @description Through which door it came. */
            source: components["schemas"]["Source"];
        };
        /**
         * @description What a webhook is told of.
         * @enum {string}
         */
        EventType: "order.created" | "order.changed" | "order.moved" | "order.deleted" | "order.restored" | "order.commented" | "document.created" | "document.changed" | "document.posted" | "document.unposted" | "document.deleted" | "task.set" | "task.done";
        /**
         * Format: uuid
         * @description One entry of a document's feed.
         */
        FeedId: string;
        /** @description A field of a document, as locks, requirements and differences name it. */
        Field: "number" | "external_id" | "moment" | "planned_at" | "counterparty" | "channel" | "description" | "vat_mode" | "currency" | "positions" | "organization" | "warehouse" | "sum" | "owner" | "department" | "shared" | {
            attribute: components["schemas"]["AttributeId"];
        };
        /** @description What is wrong with one field of a request. */
        FieldError: components["schemas"]["Flaw"] & {
            /** @description Path in the body, as in `positions/0/quantity`; for a query the name of the parameter. */
            field: string;
        };
        FieldErrorOut: components["schemas"]["FieldError"] & {
            /** @description In the language of the reader. */
            text: string;
        };
        FieldOut: {
            code: string;
            /** @description In the language of the reader. */
            name: string;
        };
        /** @description A value of a field. Ids stay ids: names change, history does not. */
        FieldValue: {
            /** @enum {string} */
            type: "empty";
        } | {
            /** @enum {string} */
            type: "text";
            value: string;
        } | {
            /** @enum {string} */
            type: "time";
            value: components["schemas"]["Timestamp"];
        } | {
            /** @enum {string} */
            type: "id";
            /** Format: uuid */
            value: string;
        } | {
            /** @enum {string} */
            type: "flag";
            value: boolean;
        } | {
            /** @enum {string} */
            type: "vat";
            value: components["schemas"]["VatMode"];
        } | {
            /** @enum {string} */
            type: "money";
            value: components["schemas"]["i64"];
        } | {
            /** @enum {string} */
            type: "attribute";
            value: components["schemas"]["AttributeValue"];
        };
        /**
         * Format: binary
         * @description The file itself, at most 10 MiB.
         */
        FileBody: string;
        /** @description A column of the file. */
        FileColumnOut: {
            /** @description The field it is taken for. */
            field?: string | null;
            heading: string;
            samples: string[];
        };
        /**
         * Format: uuid
         * @description A file on a document or on a task.
         */
        FileId: string;
        FileOut: {
            at: components["schemas"]["Timestamp"];
            author: components["schemas"]["EmployeeId"];
            author_name?: string | null;
            id: components["schemas"]["FileId"];
            name: string;
            /**
             * Format: int64
             * @description In bytes.
             */
            size: number;
        };
        FillIn: {
            /** @description What was chosen for each gap, by its key. */
            fillings: {
                [key: string]: components["schemas"]["Filling"];
            };
            template: components["schemas"]["Template"];
        };
        /** @description What was chosen for a gap. */
        Filling: {
            id: components["schemas"]["StatusId"];
            /** @enum {string} */
            kind: "status";
        } | {
            id: components["schemas"]["DepartmentId"];
            /** @enum {string} */
            kind: "department";
        } | {
            /** Format: int64 */
            days: number;
            /** @enum {string} */
            kind: "days";
        };
        FinishIn: {
            /** @description True: done. False: open again. */
            done: boolean;
        };
        /**
         * @description How often it fires for one document.
         * @enum {string}
         */
        Firing: "every_time" | "once_per_entry" | "once_ever";
        FitOut: {
            document: components["schemas"]["DocumentId"];
            number: boolean;
            sum: boolean;
            tax_number: boolean;
        };
        Flaw: {
            /** @enum {string} */
            code: "required";
        } | {
            /** @enum {string} */
            code: "unknown_field";
        } | {
            /** @enum {string} */
            code: "wrong_type";
            expected: string;
        } | {
            /** @enum {string} */
            code: "invalid_text";
        } | {
            /** @enum {string} */
            code: "too_long";
            /** Format: int64 */
            max: number;
        } | {
            /** @enum {string} */
            code: "too_many";
            /** Format: int64 */
            max: number;
        } | {
            /** @enum {string} */
            code: "out_of_range";
            /** Format: int64 */
            max: number;
            /** Format: int64 */
            min: number;
        } | {
            /** @enum {string} */
            code: "not_found";
        } | {
            /** @enum {string} */
            code: "not_allowed";
        } | {
            /** @enum {string} */
            code: "duplicate";
        } | {
            /** @enum {string} */
            code: "sum_too_large";
        } | {
            /** @enum {string} */
            code: "circle";
        } | {
            /** @enum {string} */
            code: "too_short";
            /** Format: int64 */
            min: number;
        } | {
            /** @enum {string} */
            code: "not_an_expression";
            /** Format: int64 */
            column: number;
            /** Format: int64 */
            line: number;
        } | {
            /** @enum {string} */
            code: "unknown_name";
            name: string;
        } | {
            /** @enum {string} */
            code: "too_costly";
        } | {
            /** @enum {string} */
            code: "not_digits";
            lengths: number[];
        } | {
            /** @enum {string} */
            code: "wrong_control_digit";
        } | {
            /** @enum {string} */
            code: "not_of_bank";
        } | {
            /** @enum {string} */
            code: "fixed";
        };
        /**
         * @description A paper. One document may be printed as several: what the customer pays by, what the assembler walks with.
         * @enum {string}
         */
        Form: "order" | "invoice" | "packing_list" | "quote" | "contract" | "shipment" | "purchase_order" | "receipt" | "return_in";
        /**
         * @description What a gap of a template is filled with.
         * @enum {string}
         */
        GapKind: "status" | "department" | "days";
        GapOut: {
            key: string;
            kind: components["schemas"]["GapKind"];
        };
        /** @description One of those who may: by name, by place in the company, or by relation to the document. */
        Grantee: {
            id: components["schemas"]["EmployeeId"];
            /** @enum {string} */
            kind: "employee";
        } | {
            id: components["schemas"]["DepartmentId"];
            /** @enum {string} */
            kind: "department";
        } | {
            id: components["schemas"]["RoleId"];
            /** @enum {string} */
            kind: "role";
        } | {
            /** @enum {string} */
            kind: "owner";
        } | {
            /** @enum {string} */
            kind: "owners_manager";
        } | {
            /** @enum {string} */
            kind: "author";
        } | {
            /** @enum {string} */
            kind: "task_assignee";
        };
        /** @description Who may take a step: everyone, or any of those named. */
        Grants: {
            any_of?: components["schemas"]["Grantee"][];
            everyone?: boolean;
            /** @description The author of the document may not. */
            not_author?: boolean;
            /** @description Whoever made the last change of status may not: nobody approves his own step. */
            not_last_mover?: boolean;
        };
        /** @description A condition on the document, or a group of them. */
        Guard: {
            /** @enum {string} */
            kind: "all";
            of: components["schemas"]["Guard"][];
        } | {
            /** @enum {string} */
            kind: "any";
            of: components["schemas"]["Guard"][];
        } | {
            is: components["schemas"]["Comparison"];
            /** @enum {string} */
            kind: "discount";
            /** Format: int64 */
            value: number;
        } | {
            is: components["schemas"]["Comparison"];
            /** @enum {string} */
            kind: "sum";
            value: components["schemas"]["i64"];
        } | {
            is: components["schemas"]["Comparison"];
            /** @enum {string} */
            kind: "positions";
            /** Format: int64 */
            value: number;
        } | {
            is: components["schemas"]["Comparison"];
            /** @enum {string} */
            kind: "open_tasks";
            /** Format: int64 */
            value: number;
        } | {
            channels: components["schemas"]["ChannelId"][];
            /** @enum {string} */
            kind: "channel_in";
        } | {
            /** @enum {string} */
            kind: "counterparty_tag";
            tag: string;
        } | {
            field: components["schemas"]["Field"];
            /** @enum {string} */
            kind: "field_filled";
        } | {
            attribute: components["schemas"]["AttributeId"];
            /** @enum {string} */
            kind: "attribute_equals";
            value: components["schemas"]["AttributeValue"];
        } | {
            is: components["schemas"]["Comparison"];
            /** @enum {string} */
            kind: "share";
            of: components["schemas"]["OrderSum"];
            /** Format: int64 */
            value: number;
        } | {
            /** @enum {string} */
            kind: "stock_enough";
        } | {
            document: components["schemas"]["DocumentKind"];
            /** @enum {string} */
            kind: "has_posted";
        } | {
            /** @enum {string} */
            kind: "approved";
        } | {
            /** @enum {string} */
            kind: "expression";
            /** @description What a refusal says instead of the expression. */
            says?: string;
            text: string;
        };
        /** @description From when to when work goes on, in local time. */
        Hours: {
            from: components["schemas"]["LocalTime"];
            to: components["schemas"]["LocalTime"];
        };
        /**
         * Format: uuid
         * @description One file of records that was brought in.
         */
        ImportId: string;
        /** @description How far an import has come. */
        ImportOut: {
            by?: components["schemas"]["EmployeeId"] | null;
            /** Format: int64 */
            changed: number;
            /** Format: int64 */
            created: number;
            /** Format: int64 */
            done: number;
            /** @description The first rows left out that the preview did not show, at most 200. */
            errors: components["schemas"]["RowErrorOut"][];
            file_name: string;
            finished_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["ImportId"];
            /** @description `products` or `counterparties`. */
            noun: string;
            /**
             * Format: int64
             * @description Rows to be written, and those gone through so far.
             */
            planned: number;
            started_at: components["schemas"]["Timestamp"];
            /** @description `running`, `done` or `stopped`: then bringing the same file again does the rest. */
            state: string;
            /** Format: int64 */
            unchanged: number;
            /**
             * Format: int64
             * @description Rows left out, those of the preview included.
             */
            wrong: number;
        };
        /** @description What is doubtful about a scenario among the others: shown in the editor, and no bar to saving. */
        Issue: {
            /** @enum {string} */
            code: "unreachable_trigger";
            status: components["schemas"]["StatusId"];
        } | {
            action: number;
            /** @enum {string} */
            code: "forbidden_move";
            from: components["schemas"]["StatusId"];
            process: components["schemas"]["ProcessId"];
            refused: boolean;
            to: components["schemas"]["StatusId"];
        } | {
            /** @enum {string} */
            code: "cycle";
            scenarios: components["schemas"]["ScenarioId"][];
        } | {
            /** @enum {string} */
            code: "conflict";
            other: components["schemas"]["ScenarioId"];
            what: string;
        } | {
            action: number;
            /** @enum {string} */
            code: "nobody_there";
            department: components["schemas"]["DepartmentId"];
        } | {
            action: number;
            /** @enum {string} */
            code: "dismissed";
            employee: components["schemas"]["EmployeeId"];
        } | {
            action: number;
            /** @enum {string} */
            code: "starts_what_is_off";
            scenario: components["schemas"]["ScenarioId"];
        };
        IssuedOut: components["schemas"]["TokenOut"] & {
            /** @description Shown this once and kept nowhere: send it as `Authorization: Bearer …`. */
            secret: string;
        };
        /** @description A line of the checklist. */
        Item: {
            id: components["schemas"]["TaskItemId"];
            text: string;
            ticked: boolean;
        };
        /** @description A product of which open orders want more than there is and comes. In 1/10 000 of a piece. */
        LackingOut: {
            /**
             * Format: int64
             * @description What a piece is bought for, in minor units.
             */
            buy_price: number;
            code: string;
            /**
             * Format: int64
             * @description In posted supplier orders and not received.
             */
            coming: number;
            name: string;
            /** Format: int64 */
            on_hand: number;
            product: components["schemas"]["ProductId"];
            /** Format: int64 */
            short: number;
            supplier?: components["schemas"]["CounterpartyId"] | null;
            supplier_name?: string | null;
            unit: string;
            /**
             * Format: int64
             * @description Ordered by customers and not shipped.
             */
            wanted: number;
        };
        LinkedIn: {
            kind: components["schemas"]["DocumentKind"];
            /** @description Post it at once. */
            posted?: boolean;
            status?: components["schemas"]["StatusId"] | null;
        };
        /** @description A time of day, to the minute; on the wire `09:00`. `24:00` is the end of the day. */
        LocalTime: string;
        LoginIn: {
            /**
             * @description `name@account`.
             * @example admin@demo
             */
            login: string;
            password: string;
        };
        /** @description A document that a scenario made. */
        Made: {
            id: components["schemas"]["DocumentId"];
            kind: components["schemas"]["DocumentKind"];
            number: string;
        };
        MadeReceiptOut: {
            id: components["schemas"]["DocumentId"];
            number: string;
            /** Format: int64 */
            positions: number;
            /**
             * Format: int64
             * @description In minor units.
             */
            sum: number;
        };
        MayOut: {
            allowed: boolean;
            reasons: components["schemas"]["ReasonOut"][];
        };
        /** @description Who one is, and what one may do. */
        MeOut: {
            account: components["schemas"]["AccountId"];
            account_name: string;
            administrator: boolean;
            currency: string;
            department?: components["schemas"]["DepartmentId"] | null;
            employee?: components["schemas"]["EmployeeId"] | null;
            /** @description May move documents past the process with a written reason. */
            force_transition: boolean;
            /** @description `name@account`. */
            login: string;
            manager?: components["schemas"]["EmployeeId"] | null;
            name: string;
            rights: components["schemas"]["RightOut"][];
            role?: components["schemas"]["RoleId"] | null;
            role_name: string;
            /** @description `person`, or `api` for a token. */
            source: string;
            time_zone: string;
        };
        /**
         * @description By which way a message leaves. (A channel of sales is [`crate::people::Channel`].)
         * @enum {string}
         */
        MessageChannel: "email" | "webhook" | "telegram";
        /**
         * Format: uuid
         * @description One message to somebody outside; the same over every attempt to deliver it.
         */
        MessageId: string;
        MessageOut: {
            /** Format: int64 */
            attempts: number;
            channel: components["schemas"]["MessageChannel"];
            created_at: components["schemas"]["Timestamp"];
            document_kind?: components["schemas"]["DocumentKind"] | null;
            /** @description Why the last attempt failed. */
            error?: string | null;
            /** @description Receivers see it too: the `Message-ID` of a letter, the `webhook-id` of an event. */
            id: components["schemas"]["MessageId"];
            next_at?: components["schemas"]["Timestamp"] | null;
            number?: string | null;
            order?: components["schemas"]["DocumentId"] | null;
            sent_at?: components["schemas"]["Timestamp"] | null;
            state: components["schemas"]["MessageState"];
            /** @description Of a letter its subject, of an event its type, of anything else its first line. */
            subject: string;
            /** @description An address, or the id of a webhook or of an employee. */
            to: string;
        };
        /**
         * @description Where a message stands.
         * @enum {string}
         */
        MessageState: "waiting" | "sent" | "dead" | "withdrawn";
        MoveIn: {
            comment?: string | null;
            /** @description Use the right to force, with the comment as the reason. */
            force?: boolean;
            status: components["schemas"]["StatusId"];
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        MoveOut: {
            allowed: boolean;
            ground?: components["schemas"]["Verdict"] | null;
            name: string;
            /** @description Everything against it, in the order in which one can act on it. */
            reasons: components["schemas"]["ReasonOut"][];
            /** @description What the step must bring along: ask for it first. */
            requirements: components["schemas"]["Requirement"][];
            status: components["schemas"]["StatusId"];
        };
        MyNoticesOut: components["schemas"]["NoticeSettingsOut"] & {
            /** @description My address, as an administrator entered it. */
            email?: string | null;
            /** @description Whether the server can send letters. */
            email_available: boolean;
            /** @description Whether the server can write to Telegram. */
            telegram_available: boolean;
            /** @description Whether I have linked a chat. */
            telegram_linked: boolean;
        };
        NewAttributeIn: {
            attribute_type: components["schemas"]["AttributeType"];
            kind?: components["schemas"]["DocumentKind"] | null;
            name: string;
            options?: string[] | null;
            /** Format: int64 */
            position?: number | null;
        };
        NewChannelIn: {
            channel_type?: components["schemas"]["ChannelType"] | null;
            name: string;
        };
        NewDepartmentIn: {
            name: string;
            parent?: components["schemas"]["DepartmentId"] | null;
        };
        NewEmployeeIn: {
            department?: components["schemas"]["DepartmentId"] | null;
            email?: string | null;
            login: string;
            manager?: components["schemas"]["EmployeeId"] | null;
            name?: string | null;
            /** @description At least 8 characters. */
            password: string;
            role: components["schemas"]["RoleId"];
        };
        NewOrderIn: {
            attributes?: {
                [key: string]: components["schemas"]["AttributeValue"];
            };
            channel?: components["schemas"]["ChannelId"] | null;
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            department?: components["schemas"]["DepartmentId"] | null;
            description?: string | null;
            /** @description The order's name where it comes from; a second order of that name is refused. */
            external_id?: string | null;
            moment?: components["schemas"]["Timestamp"] | null;
            /** @description The next of the series if absent. */
            number?: string | null;
            organization?: components["schemas"]["OrganizationId"] | null;
            owner?: components["schemas"]["EmployeeId"] | null;
            /** @description Of a payment: which parts of it concern which orders and invoices. */
            parts?: components["schemas"]["Part"][];
            planned_at?: components["schemas"]["Timestamp"] | null;
            positions?: components["schemas"]["PositionIn"][];
            /** @description Post it at once. */
            posted?: boolean;
            shared?: boolean | null;
            status?: components["schemas"]["StatusId"] | null;
            /**
             * Format: int64
             * @description Of a payment, which has no positions.
             */
            sum?: number | null;
            vat_mode?: components["schemas"]["VatMode"] | null;
            warehouse?: components["schemas"]["WarehouseId"] | null;
        };
        NewProcessIn: {
            /** @description A new process is active unless told otherwise. */
            active?: boolean | null;
            /** @description Go on although open documents are concerned. */
            confirm?: boolean;
            definition: components["schemas"]["Definition"];
            description?: string | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            name: string;
        };
        NewRoleIn: {
            administrator?: boolean;
            force_transition?: boolean;
            name: string;
            permissions?: {
                [key: string]: components["schemas"]["Permission"];
            };
        };
        NewSavedViewIn: {
            name: string;
            query: string;
            /** @description A word in small Latin letters, as `board` or `orders`. */
            screen: string;
            shared?: boolean;
        };
        NewScenarioIn: {
            description?: string | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            name: string;
            /** Format: int64 */
            position?: number | null;
            rule: components["schemas"]["Rule"];
            switch?: components["schemas"]["Switch"] | null;
        };
        NewStatusIn: {
            color?: string | null;
            guidance?: string | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            name: string;
            /** Format: int64 */
            position?: number | null;
            status_type?: components["schemas"]["StatusType"] | null;
        };
        NewTaskIn: {
            assignee?: components["schemas"]["EmployeeId"] | null;
            /** @description At most 100 items. */
            checklist?: components["schemas"]["TaskItemIn"][];
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            due_at?: components["schemas"]["Timestamp"] | null;
            order?: components["schemas"]["DocumentId"] | null;
            remind_at?: components["schemas"]["Timestamp"] | null;
            /** @description At most 4096 characters. */
            text: string;
            type?: components["schemas"]["TaskTypeId"] | null;
        };
        NewTaskTypeIn: {
            /** @description `#rrggbb`; grey if absent. */
            color?: string | null;
            name: string;
        };
        NewWarehouseIn: {
            address?: string | null;
            default?: boolean | null;
            name: string;
        };
        NewWebhookIn: {
            active?: boolean | null;
            events: components["schemas"]["EventType"][];
            name: string;
            /**
             * @description `https://…` or `http://…`, at most 2000 characters. Where it leads is looked at whenever it is called: not into private
             *     networks, unless the operator of the server allows that.
             */
            url: string;
        };
        NewWebhookOut: components["schemas"]["WebhookOut"] & {
            /** @description What events are signed with, by the Standard Webhooks scheme. Shown this once; a repetition of the call does not show it. */
            secret?: string | null;
        };
        /**
         * @description The language of what leaves the house.
         * @enum {string}
         */
        NoticeLanguage: "ru" | "en";
        NoticeSettingsIn: {
            /** @description Kinds to set; one that is not named stays. */
            kinds?: {
                [key: string]: components["schemas"]["Ways"];
            };
            language?: components["schemas"]["NoticeLanguage"] | null;
        };
        NoticeSettingsOut: {
            /** @description Every kind there is. */
            kinds: {
                [key: string]: components["schemas"]["Ways"];
            };
            /** @description Of letters and of lines in Telegram. */
            language: components["schemas"]["NoticeLanguage"];
        };
        /** Format: uuid */
        NotificationId: string;
        NotificationOut: {
            actor?: components["schemas"]["EmployeeId"] | null;
            actor_name?: string | null;
            at: components["schemas"]["Timestamp"];
            body: unknown;
            document_kind?: components["schemas"]["DocumentKind"] | null;
            id: components["schemas"]["NotificationId"];
            /**
             * @description `mentioned` and `commented` (with `text`), `assigned`, `moved` (with `from` and `to`); of tasks `task_set`,
             *     `task_done`, `task_reopened`, `task_overdue`, `task_reminder` and `task_comment` (with `text`); `scenario` (with `text`
             *     and `name`: what a scenario says) and, for administrators, `scenario_failed` (with `name` and `text` in `ru` and `en`)
             *     and `webhook_off` (with its name as `text`).
             */
            kind: string;
            number?: string | null;
            order?: components["schemas"]["DocumentId"] | null;
            read: boolean;
            task?: components["schemas"]["TaskId"] | null;
        };
        /** @enum {string} */
        Operation: "view" | "create" | "update" | "delete" | "post" | "print";
        /** @description Fields to set; an absent one stays, `null` empties it. */
        OrderIn: {
            attributes?: {
                [key: string]: components["schemas"]["AttributeValue"];
            };
            channel?: components["schemas"]["ChannelId"] | null;
            /** @description A word with that step. */
            comment?: string | null;
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            department?: components["schemas"]["DepartmentId"] | null;
            description?: string | null;
            /** @description Use the right to force, with the comment as the reason. */
            force?: boolean;
            moment?: components["schemas"]["Timestamp"] | null;
            organization?: components["schemas"]["OrganizationId"] | null;
            owner?: components["schemas"]["EmployeeId"] | null;
            planned_at?: components["schemas"]["Timestamp"] | null;
            /** @description The whole list: a line with a known id is changed, one without is added, one left out is dropped. */
            positions?: components["schemas"]["PositionIn"][] | null;
            shared?: boolean | null;
            status?: components["schemas"]["StatusId"] | null;
            /**
             * Format: int64
             * @description Of a payment.
             */
            sum?: number | null;
            vat_mode?: components["schemas"]["VatMode"] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
            warehouse?: components["schemas"]["WarehouseId"] | null;
        };
        /** @description An order. Money in minor units, quantities in 1/10 000, percents of discount in 1/100. */
        OrderOut: {
            approval?: components["schemas"]["Approval"] | null;
            attributes: {
                [key: string]: components["schemas"]["AttributeValue"];
            };
            author?: components["schemas"]["EmployeeId"] | null;
            channel?: components["schemas"]["ChannelId"] | null;
            channel_name?: string | null;
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            /** @description Not in the answer of a move. */
            counterparty_name?: string | null;
            created_at: components["schemas"]["Timestamp"];
            currency: string;
            deleted_at?: components["schemas"]["Timestamp"] | null;
            department?: components["schemas"]["DepartmentId"] | null;
            description: string;
            /**
             * Format: int64
             * @description Of the whole order, in 1/100 of a percent.
             */
            discount: number;
            external_id?: string | null;
            id: components["schemas"]["DocumentId"];
            kind: components["schemas"]["DocumentKind"];
            moment: components["schemas"]["Timestamp"];
            number: string;
            organization?: components["schemas"]["OrganizationId"] | null;
            organization_name?: string | null;
            owner: components["schemas"]["EmployeeId"];
            owner_name: string;
            planned_at?: components["schemas"]["Timestamp"] | null;
            /** Format: int64 */
            position_count: number;
            /** @description In lists and in the answer of a move they are left out. */
            positions?: components["schemas"]["PositionOut"][] | null;
            /** @description Whether it counts: for the sums of what it rests on, and for stock. */
            posted: boolean;
            shared: boolean;
            status?: components["schemas"]["StatusId"] | null;
            status_name?: string | null;
            status_since: components["schemas"]["Timestamp"];
            sums: components["schemas"]["Sums"];
            /** @description What posted documents that rest on it come to. */
            trade: components["schemas"]["TradeSums"];
            updated_at: components["schemas"]["Timestamp"];
            vat_mode: components["schemas"]["VatMode"];
            /**
             * Format: int64
             * @description Give it back with every change.
             */
            version: number;
            warehouse?: components["schemas"]["WarehouseId"] | null;
            warehouse_name?: string | null;
        };
        /** @description An order with what can be done to it. */
        OrderPageOut: components["schemas"]["OrderOut"] & {
            /** @description Whether the caller may put it into the bin. */
            delete: components["schemas"]["MayOut"];
            /** @description Whether the caller may edit it where it stands. */
            edit: components["schemas"]["MayOut"];
            /** @description Every status it could go to, the refused ones with all their reasons. */
            moves: components["schemas"]["MoveOut"][];
            /** @description Whether the caller may post it, or take it back. */
            post: components["schemas"]["MayOut"];
            /** @description Who can take it on from where it stands, since `status_since`. */
            turn: components["schemas"]["Grantee"][];
        };
        /**
         * @description One of the sums of an order.
         * @enum {string}
         */
        OrderSum: "invoiced" | "paid" | "shipped" | "reserved";
        /**
         * Format: uuid
         * @description One of the own legal entities of a company.
         */
        OrganizationId: string;
        /** @description Requisites to set; an absent one stays. Blanks in numbers do not matter. */
        OrganizationIn: {
            accountant?: string | null;
            address?: string | null;
            archived?: boolean | null;
            /** @description Расчётный счёт: 20 digits with the key that goes with the БИК. */
            bank_account?: string | null;
            /** @description БИК: nine digits. */
            bank_code?: string | null;
            bank_name?: string | null;
            /** @description Корреспондентский счёт: 20 digits with the key that goes with the БИК. */
            correspondent_account?: string | null;
            /** @description `true` takes it from the one that is the default now. */
            default?: boolean | null;
            director?: string | null;
            email?: string | null;
            /** @description What it is registered as. */
            legal_name?: string | null;
            name?: string | null;
            phone?: string | null;
            /** @description ОГРН: 13 or 15 digits, the last of which follows from the others. */
            registration_number?: string | null;
            /** @description ИНН: 10 or 12 digits, the last of which follow from the others. */
            tax_number?: string | null;
            /** @description КПП: nine characters. */
            tax_reason_code?: string | null;
            /**
             * Format: int64
             * @description The version that was seen; only with a change.
             */
            version?: number | null;
        };
        /** @description What is not known is empty. */
        OrganizationOut: {
            accountant: string;
            address: string;
            archived: boolean;
            /** @description Расчётный счёт. */
            bank_account: string;
            /** @description БИК. */
            bank_code: string;
            bank_name: string;
            /** @description Корреспондентский счёт. */
            correspondent_account: string;
            /** @description What a new document takes; exactly one is it. */
            default: boolean;
            director: string;
            email: string;
            id: components["schemas"]["OrganizationId"];
            /** @description What it is registered as. */
            legal_name: string;
            name: string;
            phone: string;
            /** @description ОГРН. */
            registration_number: string;
            /** @description ИНН. */
            tax_number: string;
            /** @description КПП. */
            tax_reason_code: string;
            /** Format: int64 */
            version: number;
        };
        OwnAccountOut: {
            account: string;
            organization?: components["schemas"]["OrganizationId"] | null;
            organization_name?: string | null;
        };
        /**
         * @description The language of a paper.
         * @enum {string}
         */
        PaperLanguage: "ru" | "en";
        /** @description A part of a payment. */
        Part: {
            /** @description An order or an invoice. */
            document: components["schemas"]["DocumentId"];
            sum: components["schemas"]["i64"];
        };
        PasswordIn: {
            /** @description At least 8 characters. */
            new: string;
            old: string;
        };
        Payer: {
            /** @default  */
            account: string;
            /** @default  */
            name: string;
            /**
             * @description ИНН.
             * @default
             */
            tax_number: string;
        };
        /** @description How an action reads in a run: what was done, with what. */
        Performed: {
            /** @description The kind of the action. */
            action: string;
            at?: components["schemas"]["Timestamp"] | null;
            /** @description The documents it made. */
            documents?: components["schemas"]["Made"][];
            /** @description Whom it made the owner, set the task or told. */
            employees?: components["schemas"]["EmployeeId"][];
            field?: components["schemas"]["Field"] | null;
            scenario?: components["schemas"]["ScenarioId"] | null;
            status?: components["schemas"]["StatusId"] | null;
            /** @description The text it wrote or sent, with everything put in. */
            text?: string | null;
            /** @description Where a letter went. */
            to?: string | null;
            /** @description There was nothing to do: the value was there already. */
            unchanged?: boolean;
        };
        /** @description The scopes of one entity. */
        Permission: {
            create: components["schemas"]["Scope"];
            delete: components["schemas"]["Scope"];
            post?: components["schemas"]["Scope"];
            print?: components["schemas"]["Scope"];
            update: components["schemas"]["Scope"];
            view: components["schemas"]["Scope"];
        };
        /** @description The policy of each door that is not a person's. */
        Policies: {
            api?: components["schemas"]["Policy"];
            channel?: components["schemas"]["Policy"];
            import?: components["schemas"]["Policy"];
            scenario?: components["schemas"]["Policy"];
        };
        /**
         * @description How the process treats a door other than a person's.
         * @enum {string}
         */
        Policy: "pass" | "flag" | "enforce";
        /** Format: uuid */
        PositionId: string;
        /** @description A position of a new order. */
        PositionIn: {
            /**
             * Format: int64
             * @description In 1/100 of a percent; negative is a surcharge.
             */
            discount?: number;
            id?: components["schemas"]["PositionId"] | null;
            /**
             * Format: int64
             * @description The product's own price if absent.
             */
            price?: number | null;
            product: components["schemas"]["ProductId"];
            /**
             * Format: int64
             * @description In 1/10 000 of a piece.
             * @example 10000
             */
            quantity: number;
            /**
             * Format: int64
             * @description The product's own rate if absent.
             */
            vat_rate?: number | null;
        };
        PositionOut: {
            /**
             * Format: int64
             * @description In 1/100 of a percent; negative is a surcharge.
             */
            discount: number;
            id: components["schemas"]["PositionId"];
            /** Format: int64 */
            price: number;
            product: components["schemas"]["ProductId"];
            product_name: string;
            /**
             * Format: int64
             * @description In 1/10 000 of a piece.
             */
            quantity: number;
            /**
             * Format: int64
             * @description What the order keeps of it in stock, in 1/10 000 of a piece.
             */
            reserve: number;
            sums: components["schemas"]["Sums"];
            unit: string;
            /**
             * Format: int64
             * @description In percent.
             */
            vat_rate: number;
        };
        PostIn: {
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        PreviewOut: {
            /** Format: int64 */
            changed: number;
            columns: components["schemas"]["FileColumnOut"][];
            /** @description To be given with the import; absent while no column is known. */
            digest?: string | null;
            /** @description The first flaws, at most 5 000. */
            errors: components["schemas"]["RowErrorOut"][];
            /** @description What a column can be. */
            fields: components["schemas"]["FieldOut"][];
            /**
             * Format: int64
             * @description The line of the headings, from 1.
             */
            headings_line: number;
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            rows: number;
            /** @description The first rows that would be written, at most 50 new ones and 50 changes. */
            shown: components["schemas"]["RowOut"][];
            /** Format: int64 */
            unchanged: number;
            /** Format: int64 */
            wrong: number;
        };
        /** @description An answer that says no. */
        ProblemOut: {
            /** @description The stable word to tell problems apart by. */
            code: string;
            /** @description Documents concerned, per status, where confirmation is asked for. */
            concerned?: components["schemas"]["Concerned"][];
            /** @description What else the code carries (the present version, names of processes, …). */
            data?: unknown;
            /** @description The fact and what to do next, in the language of the reader. */
            detail: string;
            /** @description Every field that does not fit. */
            errors?: components["schemas"]["FieldErrorOut"][];
            /** @description Every reason of a refusal, in the order in which one can act on them. */
            reasons?: components["schemas"]["ReasonOut"][];
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The heading, in the language of the reader. */
            title: string;
            /** @description A page about the code. */
            type: string;
        };
        /** Format: uuid */
        ProcessId: string;
        ProcessIn: {
            active?: boolean | null;
            /** @description Go on although open documents are concerned. */
            confirm?: boolean;
            definition?: components["schemas"]["Definition"] | null;
            description?: string | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        ProcessOut: {
            active: boolean;
            definition: components["schemas"]["Definition"];
            description: string;
            id: components["schemas"]["ProcessId"];
            kind: components["schemas"]["DocumentKind"];
            name: string;
            /**
             * Format: int64
             * @description The number of the published version; give it back with a change.
             */
            version: number;
        };
        /** @description Fields to set; an absent one stays. */
        ProductFields: {
            /** @description Products are archived, never deleted: old orders name them. */
            archived?: boolean | null;
            /**
             * Format: int64
             * @description In minor units.
             */
            buy_price?: number | null;
            code?: string | null;
            description?: string | null;
            external_id?: string | null;
            name?: string | null;
            /**
             * Format: int64
             * @description In minor units.
             */
            price?: number | null;
            /** @description `goods` or `service`; said when it is created, and fixed from then on. */
            product_type?: string | null;
            supplier?: components["schemas"]["CounterpartyId"] | null;
            unit?: string | null;
            /**
             * Format: int64
             * @description In percent.
             */
            vat_rate?: number | null;
            /**
             * Format: int64
             * @description The version that was seen; only with a change.
             */
            version?: number | null;
        };
        /** Format: uuid */
        ProductId: string;
        ProductOut: {
            archived: boolean;
            /**
             * Format: int64
             * @description In minor units.
             */
            buy_price: number;
            code: string;
            created_at: components["schemas"]["Timestamp"];
            description: string;
            external_id?: string | null;
            id: components["schemas"]["ProductId"];
            name: string;
            /**
             * Format: int64
             * @description In minor units.
             */
            price: number;
            /** @description `goods` or `service`. */
            product_type: string;
            supplier?: components["schemas"]["CounterpartyId"] | null;
            unit: string;
            updated_at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description In percent.
             */
            vat_rate: number;
            /** Format: int64 */
            version: number;
        };
        ReadIn: {
            /** @description At most 200; absent: all of mine. */
            ids?: components["schemas"]["NotificationId"][] | null;
        };
        /**
         * @description One reason why a step, an edit or a creation is refused. The order of the variants is the order in which a person can
         *     act on them.
         */
        Reason: {
            /** @enum {string} */
            code: "already_there";
            status: components["schemas"]["StatusId"];
        } | {
            /** @enum {string} */
            code: "no_such_transition";
            from?: components["schemas"]["StatusId"] | null;
            possible: components["schemas"]["StatusId"][];
            to: components["schemas"]["StatusId"];
        } | {
            /** @enum {string} */
            code: "frozen";
            from?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            code: "not_creation_status";
            possible: components["schemas"]["StatusId"][];
            status: components["schemas"]["StatusId"];
        } | {
            /** @enum {string} */
            code: "no_creation_status";
        } | {
            /** @enum {string} */
            code: "other_process";
            process: string;
        } | {
            /** @enum {string} */
            code: "not_granted";
            who: components["schemas"]["Grantee"][];
        } | {
            ban: components["schemas"]["Ban"];
            /** @enum {string} */
            code: "own_step";
        } | {
            actual: components["schemas"]["Actual"];
            /** @enum {string} */
            code: "guard_failed";
            guard: components["schemas"]["Guard"];
        } | {
            /** @enum {string} */
            code: "requirement_missing";
            requirement: components["schemas"]["Requirement"];
        } | {
            /** @enum {string} */
            code: "only_owner_edits";
            owner: components["schemas"]["EmployeeId"];
            status?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            code: "nobody_edits";
            status?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            code: "fields_locked";
            fields: components["schemas"]["Field"][];
            status?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            code: "may_not_force";
        } | {
            /** @enum {string} */
            code: "link_barred";
            kind: components["schemas"]["DocumentKind"];
            status?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            code: "stock_short";
            needs: components["schemas"]["StockNeed"][];
            /** Format: int64 */
            products: number;
        } | {
            /** @enum {string} */
            code: "posted";
            fields: components["schemas"]["Field"][];
        } | {
            /** @enum {string} */
            code: "rested_on";
            /** Format: int64 */
            documents: number;
        } | {
            /** @enum {string} */
            code: "not_postable";
            kind: components["schemas"]["DocumentKind"];
        } | {
            /** @enum {string} */
            code: "not_reservable";
            kind: components["schemas"]["DocumentKind"];
            status?: components["schemas"]["StatusId"] | null;
        } | {
            /** @enum {string} */
            code: "not_shipped";
            /** Format: int64 */
            products: number;
        } | {
            /** @enum {string} */
            code: "nothing_to_post";
        } | {
            /** @enum {string} */
            code: "nothing_left";
            kind: components["schemas"]["DocumentKind"];
        } | {
            /** @enum {string} */
            code: "no_warehouse";
        } | {
            /** @enum {string} */
            code: "spread_too_much";
            spread: components["schemas"]["i64"];
            sum: components["schemas"]["i64"];
        } | {
            /** @enum {string} */
            code: "requisites_missing";
            fields: components["schemas"]["Requisite"][];
            organization: string;
        } | {
            /** @enum {string} */
            code: "no_right";
            entity: components["schemas"]["Entity"];
            operation: components["schemas"]["Operation"];
        } | {
            /** @enum {string} */
            code: "in_bin";
        } | {
            at: components["schemas"]["Timestamp"];
            by?: components["schemas"]["EmployeeId"] | null;
            /** @enum {string} */
            code: "changed_meanwhile";
            /** Format: int64 */
            seen: number;
            status?: components["schemas"]["StatusId"] | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A reason with its text. */
        ReasonOut: components["schemas"]["Reason"] & {
            /** @description In the language of the reader. */
            text: string;
        };
        /** @description An invoice or an order with what is left to pay. */
        ReceivableOut: {
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            counterparty_name?: string | null;
            currency: string;
            id: components["schemas"]["DocumentId"];
            kind: components["schemas"]["DocumentKind"];
            moment: components["schemas"]["Timestamp"];
            number: string;
            /**
             * Format: int64
             * @description What no payment takes yet, drafts of payments included.
             */
            open: number;
            /**
             * Format: int64
             * @description Of the whole document, in minor units.
             */
            sum: number;
        };
        ReceiveIn: {
            /** @description At most 200; send more in several calls. */
            payments: components["schemas"]["ReceivedIn"][];
            /** @description Post them at once. */
            posted?: boolean;
        };
        ReceivedIn: {
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            /** @description Which parts of it concern which orders and invoices. */
            parts?: components["schemas"]["Part"][];
            payment: components["schemas"]["BankPayment"];
        };
        ReceivedOut: {
            created: number;
            /** @description Here already, and not made again. */
            here: number;
            refused: number;
            /** @description One for each payment, in their order. */
            results: components["schemas"]["ReceivedResultOut"][];
        };
        /** @enum {string} */
        ReceivedOutcome: "created" | "here" | "refused";
        ReceivedResultOut: {
            id?: components["schemas"]["DocumentId"] | null;
            /** @description It was here already, in the bin. */
            in_bin: boolean;
            number?: string | null;
            outcome: components["schemas"]["ReceivedOutcome"];
            problem?: components["schemas"]["ProblemOut"] | null;
        };
        /** @description What must be filled in for a step. */
        Requirement: {
            /** @enum {string} */
            kind: "comment";
        } | {
            /** @enum {string} */
            kind: "checklist";
        } | {
            /** @enum {string} */
            kind: "file";
        } | {
            field: components["schemas"]["Field"];
            /** @enum {string} */
            kind: "field";
        };
        /**
         * @description What a bank needs to know to bring a payment.
         * @enum {string}
         */
        Requisite: "tax_number" | "bank_name" | "bank_code" | "bank_account";
        ReserveIn: {
            mode?: components["schemas"]["ReserveMode"] | null;
            /** @description So much of each of these, in 1/10 000 of a piece; the others as they are. */
            positions?: {
                [key: string]: number;
            } | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        /** @enum {string} */
        ReserveMode: "all" | "available" | "none";
        RightOut: {
            entity: components["schemas"]["Entity"];
            operation: components["schemas"]["Operation"];
            scope: components["schemas"]["Scope"];
        };
        /** Format: uuid */
        RoleId: string;
        RoleIn: {
            administrator?: boolean | null;
            force_transition?: boolean | null;
            name?: string | null;
            permissions?: {
                [key: string]: components["schemas"]["Permission"];
            } | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        RoleOut: {
            administrator: boolean;
            force_transition: boolean;
            id: components["schemas"]["RoleId"];
            name: string;
            /** @description Scopes per entity and operation; what is not named is `no`. */
            permissions: {
                [key: string]: components["schemas"]["Permission"];
            };
            /** Format: int64 */
            version: number;
        };
        /** @enum {string} */
        RowConfidence: "none" | "likely" | "sure";
        RowErrorOut: {
            /** @description The stable word. */
            code: string;
            /** @description The field of the column; absent when the row as a whole is meant. */
            field?: string | null;
            /** Format: int32 */
            line: number;
            /** @description In the language of the reader. */
            text: string;
        };
        /** @enum {string} */
        RowFate: "new" | "here" | "repeated" | "other_currency";
        RowOut: {
            changes: components["schemas"]["ChangeOut"][];
            /** Format: int32 */
            line: number;
            /** @description Of the record. */
            name: string;
            /** @description `new` or `changed`. */
            outcome: string;
        };
        /** @description A page. */
        Rows_AttributeOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                attribute_type: components["schemas"]["AttributeType"];
                id: components["schemas"]["AttributeId"];
                kind?: components["schemas"]["DocumentKind"] | null;
                name: string;
                /** @description The values a `choice` may have. */
                options: string[];
                /** Format: int64 */
                position: number;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_AuditOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                actor?: components["schemas"]["EmployeeId"] | null;
                address: string;
                at: components["schemas"]["Timestamp"];
                body: unknown;
                kind: string;
                /** Format: int64 */
                seq: number;
                /** Format: uuid */
                subject?: string | null;
            }[];
        };
        /** @description A page. */
        Rows_BalanceOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /** Format: int64 */
                free: number;
                /** Format: int64 */
                on_hand: number;
                product: components["schemas"]["ProductId"];
                /** Format: int64 */
                reserved: number;
                warehouse: components["schemas"]["WarehouseId"];
            }[];
        };
        /** @description A page. */
        Rows_ButtonOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                label: string;
                scenario: components["schemas"]["ScenarioId"];
            }[];
        };
        /** @description A page. */
        Rows_ChainLinkOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /** @description The document beside it, towards the one that was asked for. */
                beside: components["schemas"]["DocumentId"];
                currency: string;
                /**
                 * Format: int64
                 * @description How many links away from the one that was asked for.
                 */
                distance: number;
                id: components["schemas"]["DocumentId"];
                kind: components["schemas"]["DocumentKind"];
                moment: components["schemas"]["Timestamp"];
                number: string;
                /**
                 * Format: int64
                 * @description The part of the later of the two that concerns the earlier.
                 */
                part: number;
                posted: boolean;
                /** @description True: it rests on that one; false: that one rests on it. */
                rests: boolean;
                status?: components["schemas"]["StatusId"] | null;
                status_name?: string | null;
                /**
                 * Format: int64
                 * @description Of the whole document, in minor units.
                 */
                sum: number;
                /** @description What posted documents that rest on it come to. */
                trade: components["schemas"]["TradeSums"];
                via?: components["schemas"]["DocumentId"] | null;
            }[];
        };
        /** @description A page. */
        Rows_ChannelOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                archived: boolean;
                channel_type: components["schemas"]["ChannelType"];
                id: components["schemas"]["ChannelId"];
                name: string;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_Concerned: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /** Format: int64 */
                documents: number;
                status?: components["schemas"]["StatusId"] | null;
            }[];
        };
        /** @description A page. */
        Rows_CounterpartyOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                address: string;
                attributes: {
                    [key: string]: components["schemas"]["AttributeValue"];
                };
                created_at: components["schemas"]["Timestamp"];
                deleted_at?: components["schemas"]["Timestamp"] | null;
                department?: components["schemas"]["DepartmentId"] | null;
                description: string;
                email: string;
                external_id?: string | null;
                id: components["schemas"]["CounterpartyId"];
                name: string;
                owner?: components["schemas"]["EmployeeId"] | null;
                phone: string;
                shared: boolean;
                tags: string[];
                tax_number: string;
                /** @description КПП. */
                tax_reason_code: string;
                updated_at: components["schemas"]["Timestamp"];
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_DepartmentOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                id: components["schemas"]["DepartmentId"];
                name: string;
                parent?: components["schemas"]["DepartmentId"] | null;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_EmployeeOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                active: boolean;
                department?: components["schemas"]["DepartmentId"] | null;
                /** @description Only administrators and the employee himself see it. */
                email?: string | null;
                id: components["schemas"]["EmployeeId"];
                login: string;
                manager?: components["schemas"]["EmployeeId"] | null;
                name: string;
                role: components["schemas"]["RoleId"];
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_EntryOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                actor?: components["schemas"]["EmployeeId"] | null;
                actor_name?: string | null;
                at: components["schemas"]["Timestamp"];
                /**
                 * @description What happened, in the shape of its kind: `from`, `to`, `ground` and `comment` of a move; `fields` and `positions`
                 *     with before and after of a change.
                 */
                body: unknown;
                /** @description Everything one command did has the same. */
                command: components["schemas"]["CommandId"];
                comment?: components["schemas"]["CommentOut"] | null;
                id: components["schemas"]["FeedId"];
                kind: string;
                /** @description Through which door it came. */
                source: components["schemas"]["Source"];
            }[];
        };
        /** @description A page. */
        Rows_FileOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                at: components["schemas"]["Timestamp"];
                author: components["schemas"]["EmployeeId"];
                author_name?: string | null;
                id: components["schemas"]["FileId"];
                name: string;
                /**
                 * Format: int64
                 * @description In bytes.
                 */
                size: number;
            }[];
        };
        /** @description A page. */
        Rows_LackingOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /**
                 * Format: int64
                 * @description What a piece is bought for, in minor units.
                 */
                buy_price: number;
                code: string;
                /**
                 * Format: int64
                 * @description In posted supplier orders and not received.
                 */
                coming: number;
                name: string;
                /** Format: int64 */
                on_hand: number;
                product: components["schemas"]["ProductId"];
                /** Format: int64 */
                short: number;
                supplier?: components["schemas"]["CounterpartyId"] | null;
                supplier_name?: string | null;
                unit: string;
                /**
                 * Format: int64
                 * @description Ordered by customers and not shipped.
                 */
                wanted: number;
            }[];
        };
        /** @description A page. */
        Rows_MessageOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /** Format: int64 */
                attempts: number;
                channel: components["schemas"]["MessageChannel"];
                created_at: components["schemas"]["Timestamp"];
                document_kind?: components["schemas"]["DocumentKind"] | null;
                /** @description Why the last attempt failed. */
                error?: string | null;
                /** @description Receivers see it too: the `Message-ID` of a letter, the `webhook-id` of an event. */
                id: components["schemas"]["MessageId"];
                next_at?: components["schemas"]["Timestamp"] | null;
                number?: string | null;
                order?: components["schemas"]["DocumentId"] | null;
                sent_at?: components["schemas"]["Timestamp"] | null;
                state: components["schemas"]["MessageState"];
                /** @description Of a letter its subject, of an event its type, of anything else its first line. */
                subject: string;
                /** @description An address, or the id of a webhook or of an employee. */
                to: string;
            }[];
        };
        /** @description A page. */
        Rows_MoveOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                allowed: boolean;
                ground?: components["schemas"]["Verdict"] | null;
                name: string;
                /** @description Everything against it, in the order in which one can act on it. */
                reasons: components["schemas"]["ReasonOut"][];
                /** @description What the step must bring along: ask for it first. */
                requirements: components["schemas"]["Requirement"][];
                status: components["schemas"]["StatusId"];
            }[];
        };
        /** @description A page. */
        Rows_OrderOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                approval?: components["schemas"]["Approval"] | null;
                attributes: {
                    [key: string]: components["schemas"]["AttributeValue"];
                };
                author?: components["schemas"]["EmployeeId"] | null;
                channel?: components["schemas"]["ChannelId"] | null;
                channel_name?: string | null;
                counterparty?: components["schemas"]["CounterpartyId"] | null;
                /** @description Not in the answer of a move. */
                counterparty_name?: string | null;
                created_at: components["schemas"]["Timestamp"];
                currency: string;
                deleted_at?: components["schemas"]["Timestamp"] | null;
                department?: components["schemas"]["DepartmentId"] | null;
                description: string;
                /**
                 * Format: int64
                 * @description Of the whole order, in 1/100 of a percent.
                 */
                discount: number;
                external_id?: string | null;
                id: components["schemas"]["DocumentId"];
                kind: components["schemas"]["DocumentKind"];
                moment: components["schemas"]["Timestamp"];
                number: string;
                organization?: components["schemas"]["OrganizationId"] | null;
                organization_name?: string | null;
                owner: components["schemas"]["EmployeeId"];
                owner_name: string;
                planned_at?: components["schemas"]["Timestamp"] | null;
                /** Format: int64 */
                position_count: number;
                /** @description In lists and in the answer of a move they are left out. */
                positions?: components["schemas"]["PositionOut"][] | null;
                /** @description Whether it counts: for the sums of what it rests on, and for stock. */
                posted: boolean;
                shared: boolean;
                status?: components["schemas"]["StatusId"] | null;
                status_name?: string | null;
                status_since: components["schemas"]["Timestamp"];
                sums: components["schemas"]["Sums"];
                /** @description What posted documents that rest on it come to. */
                trade: components["schemas"]["TradeSums"];
                updated_at: components["schemas"]["Timestamp"];
                vat_mode: components["schemas"]["VatMode"];
                /**
                 * Format: int64
                 * @description Give it back with every change.
                 */
                version: number;
                warehouse?: components["schemas"]["WarehouseId"] | null;
                warehouse_name?: string | null;
            }[];
        };
        /** @description A page. */
        Rows_OrganizationOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                accountant: string;
                address: string;
                archived: boolean;
                /** @description Расчётный счёт. */
                bank_account: string;
                /** @description БИК. */
                bank_code: string;
                bank_name: string;
                /** @description Корреспондентский счёт. */
                correspondent_account: string;
                /** @description What a new document takes; exactly one is it. */
                default: boolean;
                director: string;
                email: string;
                id: components["schemas"]["OrganizationId"];
                /** @description What it is registered as. */
                legal_name: string;
                name: string;
                phone: string;
                /** @description ОГРН. */
                registration_number: string;
                /** @description ИНН. */
                tax_number: string;
                /** @description КПП. */
                tax_reason_code: string;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_ProcessOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                active: boolean;
                definition: components["schemas"]["Definition"];
                description: string;
                id: components["schemas"]["ProcessId"];
                kind: components["schemas"]["DocumentKind"];
                name: string;
                /**
                 * Format: int64
                 * @description The number of the published version; give it back with a change.
                 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_ProductOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                archived: boolean;
                /**
                 * Format: int64
                 * @description In minor units.
                 */
                buy_price: number;
                code: string;
                created_at: components["schemas"]["Timestamp"];
                description: string;
                external_id?: string | null;
                id: components["schemas"]["ProductId"];
                name: string;
                /**
                 * Format: int64
                 * @description In minor units.
                 */
                price: number;
                /** @description `goods` or `service`. */
                product_type: string;
                supplier?: components["schemas"]["CounterpartyId"] | null;
                unit: string;
                updated_at: components["schemas"]["Timestamp"];
                /**
                 * Format: int64
                 * @description In percent.
                 */
                vat_rate: number;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_ReceivableOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                counterparty?: components["schemas"]["CounterpartyId"] | null;
                counterparty_name?: string | null;
                currency: string;
                id: components["schemas"]["DocumentId"];
                kind: components["schemas"]["DocumentKind"];
                moment: components["schemas"]["Timestamp"];
                number: string;
                /**
                 * Format: int64
                 * @description What no payment takes yet, drafts of payments included.
                 */
                open: number;
                /**
                 * Format: int64
                 * @description Of the whole document, in minor units.
                 */
                sum: number;
            }[];
        };
        /** @description A page. */
        Rows_RoleOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                administrator: boolean;
                force_transition: boolean;
                id: components["schemas"]["RoleId"];
                name: string;
                /** @description Scopes per entity and operation; what is not named is `no`. */
                permissions: {
                    [key: string]: components["schemas"]["Permission"];
                };
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_RunOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                actor?: components["schemas"]["EmployeeId"] | null;
                actor_name?: string | null;
                at: components["schemas"]["Timestamp"];
                /**
                 * Format: int64
                 * @description How many causes lay between the step that began it and this run.
                 */
                depth: number;
                document_kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["RunId"];
                number?: string | null;
                order: components["schemas"]["DocumentId"];
                /** @description `done`, `failed`, `suppressed` (called, and kept from running) or `shadow` (what it would have done). */
                outcome: string;
                performed: components["schemas"]["Performed"][];
                scenario: components["schemas"]["ScenarioId"];
                scenario_name?: string | null;
                /** @description The reason in words. */
                text?: string | null;
                trigger?: components["schemas"]["TriggerKind"] | null;
                /**
                 * Format: int64
                 * @description The version of the scenario that ran.
                 */
                version: number;
                /**
                 * @description What stood in the way: `too_deep`, `repeated`, `too_many_actions`, `too_often`, `once_per_entry`, `once_ever`, or the
                 *     code of a refusal.
                 */
                why?: string | null;
            }[];
        };
        /** @description A page. */
        Rows_SavedViewOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                id: components["schemas"]["SavedViewId"];
                name: string;
                owner: components["schemas"]["EmployeeId"];
                /** @description The part of the address that holds filters, columns and order. */
                query: string;
                /** @description Which screen it is of. */
                screen: string;
                /** @description Everybody in the company may use it. */
                shared: boolean;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_ScenarioOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                description: string;
                id: components["schemas"]["ScenarioId"];
                kind: components["schemas"]["DocumentKind"];
                name: string;
                /**
                 * Format: int64
                 * @description Those of one happening run in this order.
                 */
                position: number;
                rule: components["schemas"]["Rule"];
                /** @description Since when it takes notice: nothing from before counts for it. */
                since: components["schemas"]["Timestamp"];
                switch: components["schemas"]["Switch"];
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_ScenarioRow: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: (components["schemas"]["ScenarioOut"] & {
                last_run?: components["schemas"]["Timestamp"] | null;
                /** @description How many runs of the last 30 days ended `done`, `failed`, `suppressed` or `shadow`. */
                outcomes: {
                    [key: string]: number;
                };
            })[];
        };
        /** @description A page. */
        Rows_SessionOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                address: string;
                created_at: components["schemas"]["Timestamp"];
                /** @description The session this was asked with. */
                current: boolean;
                expires_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["SessionId"];
                user_agent: string;
            }[];
        };
        /** @description A page. */
        Rows_Shortage: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /**
                 * Format: int64
                 * @description Free stock and what the order itself has reserved.
                 */
                available: number;
                /** Format: int64 */
                ordered: number;
                product: components["schemas"]["ProductId"];
                /** Format: int64 */
                shipped: number;
                /** Format: int64 */
                short: number;
            }[];
        };
        /** @description A page. */
        Rows_StatusOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /** @description `#rrggbb`. */
                color: string;
                /** @description What an employee reads at this status. */
                guidance: string;
                id: components["schemas"]["StatusId"];
                kind: components["schemas"]["DocumentKind"];
                name: string;
                /** Format: int64 */
                position: number;
                status_type: components["schemas"]["StatusType"];
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_StockOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                code: string;
                /**
                 * Format: int64
                 * @description What nobody has a claim to; negative where more is promised than there is.
                 */
                free: number;
                name: string;
                /** Format: int64 */
                on_hand: number;
                product: components["schemas"]["ProductId"];
                /** Format: int64 */
                reserved: number;
                unit: string;
            }[];
        };
        /** @description A page. */
        Rows_TaskCommentOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                author: components["schemas"]["EmployeeId"];
                author_name?: string | null;
                created_at: components["schemas"]["Timestamp"];
                deleted_at?: components["schemas"]["Timestamp"] | null;
                edited_at?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["FeedId"];
                mentions: components["schemas"]["EmployeeId"][];
                /** @description Empty when it was taken away. */
                text: string;
            }[];
        };
        /** @description A page. */
        Rows_TaskOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                assignee: components["schemas"]["EmployeeId"];
                assignee_name: string;
                author?: components["schemas"]["EmployeeId"] | null;
                author_name?: string | null;
                checklist: components["schemas"]["Item"][];
                /** @description Of the type. */
                color?: string | null;
                counterparty?: components["schemas"]["CounterpartyId"] | null;
                counterparty_name?: string | null;
                created_at: components["schemas"]["Timestamp"];
                document_kind?: components["schemas"]["DocumentKind"] | null;
                done_at?: components["schemas"]["Timestamp"] | null;
                done_by?: components["schemas"]["EmployeeId"] | null;
                due_at?: components["schemas"]["Timestamp"] | null;
                id: components["schemas"]["TaskId"];
                order?: components["schemas"]["DocumentId"] | null;
                order_number?: string | null;
                remind_at?: components["schemas"]["Timestamp"] | null;
                text: string;
                type?: components["schemas"]["TaskTypeId"] | null;
                type_name?: string | null;
                updated_at: components["schemas"]["Timestamp"];
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_TaskTypeOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                /** @description `#rrggbb`. */
                color: string;
                id: components["schemas"]["TaskTypeId"];
                name: string;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_TemplateOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                code: components["schemas"]["Template"];
                gaps: components["schemas"]["GapOut"][];
            }[];
        };
        /** @description A page. */
        Rows_TokenOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                created_at: components["schemas"]["Timestamp"];
                created_by?: components["schemas"]["EmployeeId"] | null;
                /** @description In whose name and with whose rights it acts. */
                employee: components["schemas"]["EmployeeId"];
                id: components["schemas"]["TokenId"];
                /** @description `api` (a program) or `person` (bound by the process like the person himself). */
                kind: string;
                name: string;
                revoked_at?: components["schemas"]["Timestamp"] | null;
            }[];
        };
        /** @description A page. */
        Rows_VersionOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                active: boolean;
                /** @description What differs from the version before: `{path, before, after}`. */
                changes: unknown;
                definition: components["schemas"]["Definition"];
                name: string;
                /** Format: int64 */
                number: number;
                published_at: components["schemas"]["Timestamp"];
                published_by?: components["schemas"]["EmployeeId"] | null;
            }[];
        };
        /** @description A page. */
        Rows_VisitOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                actor?: components["schemas"]["EmployeeId"] | null;
                at: components["schemas"]["Timestamp"];
                from?: components["schemas"]["StatusId"] | null;
                process?: components["schemas"]["ProcessId"] | null;
                /** Format: int64 */
                process_version?: number | null;
                reason?: string | null;
                /** Format: int64 */
                seq: number;
                since?: components["schemas"]["Timestamp"] | null;
                source: components["schemas"]["Source"];
                status?: components["schemas"]["StatusId"] | null;
                /** @description `allowed`, `unbound`, `bypassed`, `flagged` (a violation), `voided` (what was approved was changed) or `forced`. */
                verdict: string;
            }[];
        };
        /** @description A page. */
        Rows_WaitOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                due_at: components["schemas"]["Timestamp"];
                id: components["schemas"]["TimerId"];
                /** @description `trigger`: the scenario will be called; `wait`: the rest of one that has begun. */
                kind: components["schemas"]["TimerKind"];
                scenario?: components["schemas"]["ScenarioId"] | null;
                scenario_name?: string | null;
            }[];
        };
        /** @description A page. */
        Rows_WarehouseOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                address: string;
                archived: boolean;
                /** @description What a new document takes; exactly one is it. */
                default: boolean;
                id: components["schemas"]["WarehouseId"];
                name: string;
                /** Format: int64 */
                version: number;
            }[];
        };
        /** @description A page. */
        Rows_WebhookOut: {
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: {
                active: boolean;
                events: components["schemas"]["EventType"][];
                id: components["schemas"]["WebhookId"];
                name: string;
                /** @description Why it was switched off, if nobody did so: its receiver answered 410. */
                switched_off?: string | null;
                url: string;
                /** Format: int64 */
                version: number;
            }[];
        };
        Rule: {
            actions: components["schemas"]["Action"][];
            /** @description All of them must hold. */
            conditions?: components["schemas"]["Condition"][];
            firing?: components["schemas"]["Firing"];
            trigger: components["schemas"]["Trigger"];
        };
        /**
         * Format: uuid
         * @description One run of a scenario.
         */
        RunId: string;
        RunOut: {
            actor?: components["schemas"]["EmployeeId"] | null;
            actor_name?: string | null;
            at: components["schemas"]["Timestamp"];
            /**
             * Format: int64
             * @description How many causes lay between the step that began it and this run.
             */
            depth: number;
            document_kind: components["schemas"]["DocumentKind"];
            id: components["schemas"]["RunId"];
            number?: string | null;
            order: components["schemas"]["DocumentId"];
            /** @description `done`, `failed`, `suppressed` (called, and kept from running) or `shadow` (what it would have done). */
            outcome: string;
            performed: components["schemas"]["Performed"][];
            scenario: components["schemas"]["ScenarioId"];
            scenario_name?: string | null;
            /** @description The reason in words. */
            text?: string | null;
            trigger?: components["schemas"]["TriggerKind"] | null;
            /**
             * Format: int64
             * @description The version of the scenario that ran.
             */
            version: number;
            /**
             * @description What stood in the way: `too_deep`, `repeated`, `too_many_actions`, `too_often`, `once_per_entry`, `once_ever`, or the
             *     code of a refusal.
             */
            why?: string | null;
        };
        /** Format: uuid */
        SavedViewId: string;
        SavedViewIn: {
            name?: string | null;
            query?: string | null;
            shared?: boolean | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        SavedViewOut: {
            id: components["schemas"]["SavedViewId"];
            name: string;
            owner: components["schemas"]["EmployeeId"];
            /** @description The part of the address that holds filters, columns and order. */
            query: string;
            /** @description Which screen it is of. */
            screen: string;
            /** @description Everybody in the company may use it. */
            shared: boolean;
            /** Format: int64 */
            version: number;
        };
        ScenarioCheckIn: {
            id?: components["schemas"]["ScenarioId"] | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            rule: components["schemas"]["Rule"];
        };
        ScenarioCheckOut: {
            /** @description What is doubtful about it among the others. */
            issues: components["schemas"]["Issue"][];
            problem?: components["schemas"]["ProblemOut"] | null;
        };
        /** Format: uuid */
        ScenarioId: string;
        ScenarioIn: {
            description?: string | null;
            name?: string | null;
            /** Format: int64 */
            position?: number | null;
            rule?: components["schemas"]["Rule"] | null;
            switch?: components["schemas"]["Switch"] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        ScenarioOut: {
            description: string;
            id: components["schemas"]["ScenarioId"];
            kind: components["schemas"]["DocumentKind"];
            name: string;
            /**
             * Format: int64
             * @description Those of one happening run in this order.
             */
            position: number;
            rule: components["schemas"]["Rule"];
            /** @description Since when it takes notice: nothing from before counts for it. */
            since: components["schemas"]["Timestamp"];
            switch: components["schemas"]["Switch"];
            /** Format: int64 */
            version: number;
        };
        ScenarioRow: components["schemas"]["ScenarioOut"] & {
            last_run?: components["schemas"]["Timestamp"] | null;
            /** @description How many runs of the last 30 days ended `done`, `failed`, `suppressed` or `shadow`. */
            outcomes: {
                [key: string]: number;
            };
        };
        /**
         * @description How far a right reaches.
         * @enum {string}
         */
        Scope: "no" | "own" | "own_shared" | "own_department" | "own_department_shared" | "all";
        /** @description The version that was seen. */
        Seen: {
            /** Format: int64 */
            version: number;
        };
        /** Format: uuid */
        SessionId: string;
        SessionOut: {
            address: string;
            created_at: components["schemas"]["Timestamp"];
            /** @description The session this was asked with. */
            current: boolean;
            expires_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["SessionId"];
            user_agent: string;
        };
        /** @description A position of an order of which more is wanted than can be had. */
        Shortage: {
            /**
             * Format: int64
             * @description Free stock and what the order itself has reserved.
             */
            available: number;
            /** Format: int64 */
            ordered: number;
            product: components["schemas"]["ProductId"];
            /** Format: int64 */
            shipped: number;
            /** Format: int64 */
            short: number;
        };
        /**
         * @description On which side of a date.
         * @enum {string}
         */
        Side: "before" | "after";
        /**
         * @description Through which door a change came (DOMAIN §1).
         * @enum {string}
         */
        Source: "person" | "api" | "scenario" | "import" | "channel" | "system";
        /** @description A length of time as people say it. */
        Span: {
            /**
             * Format: int64
             * @description From 1 to 10,000.
             */
            amount: number;
            clock: components["schemas"]["SpanClock"];
            unit: components["schemas"]["SpanUnit"];
        };
        /**
         * @description Whether a span goes on by night and on days off.
         * @enum {string}
         */
        SpanClock: "calendar" | "working";
        /**
         * @description What a span is counted in.
         * @enum {string}
         */
        SpanUnit: "minutes" | "hours" | "days";
        SpreadIn: {
            /** @description All of them: what is left out concerns the payment no longer. At most 200. */
            parts: components["schemas"]["Part"][];
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        /** @description One start status and the transitions out of it: a row of the transition matrix. */
        Stage: {
            /** @description Kinds of documents that nobody creates from it or posts on it while it stands here: no shipment before it is paid. */
            bars?: components["schemas"]["DocumentKind"][];
            /** @description Who may edit a document while it stands here. */
            edit?: components["schemas"]["EditRule"];
            start?: components["schemas"]["StatusId"] | null;
            transitions?: components["schemas"]["Transition"][];
        };
        /**
         * Format: binary
         * @description The file itself as the bank wrote it for 1C, at most 5 MiB and 10 000 payments.
         */
        StatementBody: string;
        StatementOut: {
            /** @description The own accounts it is of. */
            accounts: components["schemas"]["OwnAccountOut"][];
            from?: components["schemas"]["Day"] | null;
            /**
             * Format: int64
             * @description Payments that went out: they are not brought in.
             */
            outgoing: number;
            /**
             * Format: int64
             * @description In minor units.
             */
            outgoing_sum: number;
            /** @description Every invoice and order that a row names, with what is left to pay. */
            receivables: components["schemas"]["ReceivableOut"][];
            /** @description Incoming payments, in the order of the file. */
            rows: components["schemas"]["StatementRowOut"][];
            to?: components["schemas"]["Day"] | null;
        };
        StatementRowOut: {
            confidence: components["schemas"]["RowConfidence"];
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            counterparty_name?: string | null;
            document?: components["schemas"]["DocumentId"] | null;
            fate: components["schemas"]["RowFate"];
            /** @description Everything something speaks for, the best first; at most 10. */
            fits: components["schemas"]["FitOut"][];
            /** @description It was thrown away, and can be taken out of the bin. */
            in_bin: boolean;
            /**
             * Format: int64
             * @description The line of the file where it begins, from 1.
             */
            line: number;
            number?: string | null;
            /** @description What it pays, as proposed. */
            parts: components["schemas"]["Part"][];
            /** @description To be given back as it is when it is brought in. */
            payment: components["schemas"]["BankPayment"];
            why: components["schemas"]["WhyOut"];
        };
        /** Format: uuid */
        StatusId: string;
        StatusIn: {
            color?: string | null;
            guidance?: string | null;
            name?: string | null;
            /** Format: int64 */
            position?: number | null;
            status_type?: components["schemas"]["StatusType"] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        StatusOut: {
            /** @description `#rrggbb`. */
            color: string;
            /** @description What an employee reads at this status. */
            guidance: string;
            id: components["schemas"]["StatusId"];
            kind: components["schemas"]["DocumentKind"];
            name: string;
            /** Format: int64 */
            position: number;
            status_type: components["schemas"]["StatusType"];
            /** Format: int64 */
            version: number;
        };
        /**
         * @description What reaching a status means for the deal.
         * @enum {string}
         */
        StatusType: "regular" | "successful" | "unsuccessful";
        StockImportOut: {
            receipts: components["schemas"]["MadeReceiptOut"][];
        };
        /** @description A product of which there is not enough. */
        StockNeed: {
            /** Format: int64 */
            available: number;
            name: string;
            product: components["schemas"]["ProductId"];
            /**
             * Format: int64
             * @description In 1/10 000 of a piece.
             */
            wanted: number;
            warehouse: components["schemas"]["WarehouseId"];
        };
        /** @description Goods, in 1/10 000 of a piece. */
        StockOut: {
            code: string;
            /**
             * Format: int64
             * @description What nobody has a claim to; negative where more is promised than there is.
             */
            free: number;
            name: string;
            /** Format: int64 */
            on_hand: number;
            product: components["schemas"]["ProductId"];
            /** Format: int64 */
            reserved: number;
            unit: string;
        };
        /** @description Sums of a position, or of all positions of a document. */
        Sums: {
            /** @description Quantity × price, before discount and without VAT on top. */
            gross: components["schemas"]["i64"];
            /** @description `gross` after discount, before VAT on top: what the discount percent is measured by. */
            net: components["schemas"]["i64"];
            /** @description What the customer pays: after discount, with VAT. */
            sum: components["schemas"]["i64"];
            /** @description The VAT contained in `sum`. */
            vat: components["schemas"]["i64"];
        };
        SupplyIn: {
            /** @description At most 20 000. */
            lines: components["schemas"]["SupplyLineIn"][];
            /** @description Post the orders at once. */
            posted?: boolean;
            warehouse?: components["schemas"]["WarehouseId"] | null;
        };
        SupplyLineIn: {
            product: components["schemas"]["ProductId"];
            /**
             * Format: int64
             * @description In 1/10 000 of a piece.
             */
            quantity: number;
            supplier?: components["schemas"]["CounterpartyId"] | null;
        };
        SupplyOrderOut: {
            id: components["schemas"]["DocumentId"];
            number: string;
            /** Format: int64 */
            positions: number;
            /** Format: int64 */
            sum: number;
            supplier?: components["schemas"]["CounterpartyId"] | null;
        };
        SupplyOut: {
            orders: components["schemas"]["SupplyOrderOut"][];
        };
        /**
         * @description Whether a scenario does anything.
         * @enum {string}
         */
        Switch: "off" | "shadow" | "on";
        /**
         * Format: binary
         * @description The file itself, at most 20 MiB and 100 000 rows.
         */
        TableBody: string;
        TaskCommentOut: {
            author: components["schemas"]["EmployeeId"];
            author_name?: string | null;
            created_at: components["schemas"]["Timestamp"];
            deleted_at?: components["schemas"]["Timestamp"] | null;
            edited_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["FeedId"];
            mentions: components["schemas"]["EmployeeId"][];
            /** @description Empty when it was taken away. */
            text: string;
        };
        /** Format: uuid */
        TaskId: string;
        /** @description Fields to set; an absent one stays. */
        TaskIn: {
            assignee?: components["schemas"]["EmployeeId"] | null;
            /** @description The whole list: an item with a known id is changed, one without is added, one left out is dropped. */
            checklist?: components["schemas"]["TaskItemIn"][] | null;
            due_at?: components["schemas"]["Timestamp"] | null;
            remind_at?: components["schemas"]["Timestamp"] | null;
            text?: string | null;
            type?: components["schemas"]["TaskTypeId"] | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        /**
         * Format: uuid
         * @description One line of a task's checklist.
         */
        TaskItemId: string;
        TaskItemIn: {
            id?: components["schemas"]["TaskItemId"] | null;
            text: string;
            ticked?: boolean;
        };
        TaskOut: {
            assignee: components["schemas"]["EmployeeId"];
            assignee_name: string;
            author?: components["schemas"]["EmployeeId"] | null;
            author_name?: string | null;
            checklist: components["schemas"]["Item"][];
            /** @description Of the type. */
            color?: string | null;
            counterparty?: components["schemas"]["CounterpartyId"] | null;
            counterparty_name?: string | null;
            created_at: components["schemas"]["Timestamp"];
            document_kind?: components["schemas"]["DocumentKind"] | null;
            done_at?: components["schemas"]["Timestamp"] | null;
            done_by?: components["schemas"]["EmployeeId"] | null;
            due_at?: components["schemas"]["Timestamp"] | null;
            id: components["schemas"]["TaskId"];
            order?: components["schemas"]["DocumentId"] | null;
            order_number?: string | null;
            remind_at?: components["schemas"]["Timestamp"] | null;
            text: string;
            type?: components["schemas"]["TaskTypeId"] | null;
            type_name?: string | null;
            updated_at: components["schemas"]["Timestamp"];
            /** Format: int64 */
            version: number;
        };
        /** Format: uuid */
        TaskTypeId: string;
        TaskTypeIn: {
            color?: string | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        TaskTypeOut: {
            /** @description `#rrggbb`. */
            color: string;
            id: components["schemas"]["TaskTypeId"];
            name: string;
            /** Format: int64 */
            version: number;
        };
        TelegramOfferOut: {
            /** @description To be sent to the bot as `/start CODE`. */
            code: string;
            expires_at: components["schemas"]["Timestamp"];
            /** @description Opens the bot with the code in it; absent until the server knows the name of its bot. */
            link?: string | null;
        };
        /**
         * @description A ready set of scenarios.
         * @enum {string}
         */
        Template: "discount_approval" | "availability_check" | "hand_over" | "overdue_order" | "stuck_order" | "distribution" | "missing_goods" | "payment_check" | "result";
        TemplateOut: {
            code: components["schemas"]["Template"];
            gaps: components["schemas"]["GapOut"][];
        };
        TestedOut: {
            delivered: boolean;
            error?: string | null;
            /**
             * Format: int64
             * @description How long it took, in milliseconds.
             */
            millis: number;
            /**
             * Format: int32
             * @description The HTTP status of its answer, if there was one.
             */
            status?: number | null;
        };
        TickIn: {
            ticked: boolean;
        };
        /**
         * Format: uuid
         * @description Something that is to happen at a time.
         */
        TimerId: string;
        /**
         * @description What a timer is for.
         * @enum {string}
         */
        TimerKind: "trigger" | "wait" | "schedule" | "plan" | "task_due" | "task_reminder";
        /**
         * Format: date-time
         * @description A moment, in microseconds UTC. On the wire RFC 3339.
         */
        Timestamp: string;
        /** Format: uuid */
        TokenId: string;
        TokenIn: {
            employee?: components["schemas"]["EmployeeId"] | null;
            /** @description `api` (only by an administrator) or `person`. */
            kind: string;
            name: string;
        };
        TokenOut: {
            created_at: components["schemas"]["Timestamp"];
            created_by?: components["schemas"]["EmployeeId"] | null;
            /** @description In whose name and with whose rights it acts. */
            employee: components["schemas"]["EmployeeId"];
            id: components["schemas"]["TokenId"];
            /** @description `api` (a program) or `person` (bound by the process like the person himself). */
            kind: string;
            name: string;
            revoked_at?: components["schemas"]["Timestamp"] | null;
        };
        /** @description Rules to set; an absent one stays. */
        TradeSettingsIn: {
            negative_stock?: boolean | null;
            ship_reserved?: boolean | null;
        };
        TradeSettingsOut: {
            /** @description Goods may be shipped and reserved beyond what is there. */
            negative_stock: boolean;
            /** @description A shipment may take what is reserved for other orders. */
            ship_reserved: boolean;
        };
        /**
         * @description What posted linked documents add up to on an order (DOMAIN §6). An invoice has `paid`; on a supplier order `shipped` is
         *     what has been received of it.
         */
        TradeSums: {
            invoiced: components["schemas"]["i64"];
            paid: components["schemas"]["i64"];
            /** @description What the reserved pieces of its positions cost. */
            reserved: components["schemas"]["i64"];
            shipped: components["schemas"]["i64"];
        };
        Transition: {
            approval?: components["schemas"]["ApprovalRule"] | null;
            grants?: components["schemas"]["Grants"];
            /** @description All of them must hold. */
            guards?: components["schemas"]["Guard"][];
            requirements?: components["schemas"]["Requirement"][];
            to: components["schemas"]["StatusId"];
        };
        /** @description A run that was tried out. */
        TriedOut: {
            name: string;
            outcome: string;
            performed: components["schemas"]["Performed"][];
            scenario: components["schemas"]["ScenarioId"];
            text?: string | null;
            why?: string | null;
        };
        /** @description What calls a scenario. */
        Trigger: {
            /** @enum {string} */
            kind: "created";
        } | {
            fields?: components["schemas"]["Field"][];
            /** @enum {string} */
            kind: "changed";
        } | {
            /** @enum {string} */
            kind: "entered";
            statuses: components["schemas"]["StatusId"][];
        } | {
            /** @enum {string} */
            kind: "left";
            statuses: components["schemas"]["StatusId"][];
        } | {
            after: components["schemas"]["Span"];
            /** @enum {string} */
            kind: "in_status";
            statuses: components["schemas"]["StatusId"][];
        } | {
            field: components["schemas"]["Field"];
            /** @enum {string} */
            kind: "date";
            offset?: components["schemas"]["Span"] | null;
            side?: components["schemas"]["Side"];
        } | {
            /** @enum {string} */
            kind: "posted";
        } | {
            /** @enum {string} */
            kind: "linked_created";
            kinds?: components["schemas"]["DocumentKind"][];
        } | {
            /** @enum {string} */
            kind: "linked_posted";
            kinds?: components["schemas"]["DocumentKind"][];
        } | {
            in_full?: boolean;
            /** @enum {string} */
            kind: "paid";
        } | {
            /** @enum {string} */
            kind: "goods_short";
        } | {
            /** @enum {string} */
            kind: "goods_enough";
        } | {
            /** @enum {string} */
            kind: "task_done";
        } | {
            /** @enum {string} */
            kind: "task_overdue";
        } | {
            /** @enum {string} */
            kind: "commented";
        } | {
            /** @enum {string} */
            kind: "button";
            label: string;
        } | {
            /** @description 1 Monday … 7 Sunday; every day where none is named. */
            days?: number[];
            /** @enum {string} */
            kind: "schedule";
            /**
             * Format: int64
             * @description Minutes after midnight, by the time zone of the account.
             */
            minute: number;
            statuses: components["schemas"]["StatusId"][];
        } | {
            /** @enum {string} */
            kind: "scenario_failed";
            scenarios?: components["schemas"]["ScenarioId"][];
        } | {
            /** @enum {string} */
            kind: "started";
        };
        /**
         * @description The word of a trigger.
         * @enum {string}
         */
        TriggerKind: "created" | "changed" | "entered" | "left" | "in_status" | "date" | "posted" | "linked_created" | "linked_posted" | "paid" | "goods_short" | "goods_enough" | "task_done" | "task_overdue" | "commented" | "button" | "schedule" | "scenario_failed" | "started";
        TryIn: {
            id?: components["schemas"]["ScenarioId"] | null;
            kind?: components["schemas"]["DocumentKind"] | null;
            /** @description The document to try it on. */
            order: components["schemas"]["DocumentId"];
            rule: components["schemas"]["Rule"];
        };
        TryOut: {
            /** @description Whether each condition holds for the order as it stands, in their order. */
            conditions: boolean[];
            /** @description What it would do, and what that would set off; empty where a condition does not hold. */
            runs: components["schemas"]["TriedOut"][];
        };
        /**
         * @description What holds in a status that starts no stage.
         * @enum {string}
         */
        Unlisted: "frozen" | "free";
        /**
         * @description Whether prices contain VAT.
         * @enum {string}
         */
        VatMode: "none" | "included" | "added";
        /** @description On what ground a step was allowed. Kept with every change of status. */
        Verdict: {
            process: components["schemas"]["ProcessId"];
            /** @enum {string} */
            verdict: "allowed";
            /** Format: int64 */
            version: number;
        } | {
            /** @enum {string} */
            verdict: "unbound";
        } | {
            policy: components["schemas"]["Policy"];
            process: components["schemas"]["ProcessId"];
            /** @enum {string} */
            verdict: "bypassed";
            /** Format: int64 */
            version: number;
        } | {
            process: components["schemas"]["ProcessId"];
            /** @enum {string} */
            verdict: "voided";
            /** Format: int64 */
            version: number;
        } | {
            process: components["schemas"]["ProcessId"];
            reason: string;
            /** @enum {string} */
            verdict: "forced";
            /** Format: int64 */
            version: number;
        };
        VersionOut: {
            active: boolean;
            /** @description What differs from the version before: `{path, before, after}`. */
            changes: unknown;
            definition: components["schemas"]["Definition"];
            name: string;
            /** Format: int64 */
            number: number;
            published_at: components["schemas"]["Timestamp"];
            published_by?: components["schemas"]["EmployeeId"] | null;
        };
        /** @description One status the order stood in, or stands in. */
        VisitOut: {
            actor?: components["schemas"]["EmployeeId"] | null;
            at: components["schemas"]["Timestamp"];
            from?: components["schemas"]["StatusId"] | null;
            process?: components["schemas"]["ProcessId"] | null;
            /** Format: int64 */
            process_version?: number | null;
            reason?: string | null;
            /** Format: int64 */
            seq: number;
            since?: components["schemas"]["Timestamp"] | null;
            source: components["schemas"]["Source"];
            status?: components["schemas"]["StatusId"] | null;
            /** @description `allowed`, `unbound`, `bypassed`, `flagged` (a violation), `voided` (what was approved was changed) or `forced`. */
            verdict: string;
        };
        WaitOut: {
            due_at: components["schemas"]["Timestamp"];
            id: components["schemas"]["TimerId"];
            /** @description `trigger`: the scenario will be called; `wait`: the rest of one that has begun. */
            kind: components["schemas"]["TimerKind"];
            scenario?: components["schemas"]["ScenarioId"] | null;
            scenario_name?: string | null;
        };
        WaitingOut: {
            /**
             * Format: int64
             * @description How many wait; 100 means a hundred or more.
             */
            count: number;
            /** @description Give it as `cursor` to get the next page; absent on the last one. */
            next?: string | null;
            rows: components["schemas"]["OrderOut"][];
        };
        /** Format: uuid */
        WarehouseId: string;
        /** @description Fields to set; an absent one stays. */
        WarehouseIn: {
            address?: string | null;
            archived?: boolean | null;
            /** @description `true` takes it from the one that is the default now. */
            default?: boolean | null;
            name?: string | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        WarehouseOut: {
            address: string;
            archived: boolean;
            /** @description What a new document takes; exactly one is it. */
            default: boolean;
            id: components["schemas"]["WarehouseId"];
            name: string;
            /** Format: int64 */
            version: number;
        };
        /** @description By which ways one kind reaches him. */
        Ways: {
            /** @description The bell. */
            app: boolean;
            email: boolean;
            telegram: boolean;
        };
        /** Format: uuid */
        WebhookId: string;
        WebhookIn: {
            active?: boolean | null;
            events?: components["schemas"]["EventType"][] | null;
            name?: string | null;
            url?: string | null;
            /**
             * Format: int64
             * @description The version that was seen.
             */
            version: number;
        };
        WebhookOut: {
            active: boolean;
            events: components["schemas"]["EventType"][];
            id: components["schemas"]["WebhookId"];
            name: string;
            /** @description Why it was switched off, if nobody did so: its receiver answered 410. */
            switched_off?: string | null;
            url: string;
            /** Format: int64 */
            version: number;
        };
        /** @description Somebody, found out when the action runs. */
        Whom: {
            id: components["schemas"]["EmployeeId"];
            /** @enum {string} */
            kind: "employee";
        } | {
            /** @enum {string} */
            kind: "owner";
        } | {
            /** @enum {string} */
            kind: "owners_manager";
        } | {
            /** @enum {string} */
            kind: "author";
        } | {
            /** @enum {string} */
            kind: "actor";
        } | {
            /** @enum {string} */
            kind: "last_mover";
        } | {
            department: components["schemas"]["DepartmentId"];
            /** @enum {string} */
            kind: "round_robin";
        } | {
            department: components["schemas"]["DepartmentId"];
            /** @enum {string} */
            kind: "least_busy";
        } | {
            id: components["schemas"]["RoleId"];
            /** @enum {string} */
            kind: "role";
        } | {
            id: components["schemas"]["DepartmentId"];
            /** @enum {string} */
            kind: "department";
        };
        /** @description What speaks for a proposal. */
        WhyOut: {
            /** @description Several fit alike, so that none is proposed. */
            ambiguous: boolean;
            /** @description The purpose names its number. */
            number: boolean;
            /** @description Just so much is left to pay. */
            sum: boolean;
            tax_number: boolean;
        };
        /** Format: int64 */
        i64: number;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    openapi_document: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    attributes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AttributeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    attributes_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttributeIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    attributes_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["AttributeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    attributes_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["AttributeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttributeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    audit_page: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_AuditOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "bank-statements_receive": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "bank-statements_preview": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["StatementBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    calendar_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    calendar_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    channels_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ChannelOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    channels_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChannelIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    channels_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    channels_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ChannelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_list: {
        parameters: {
            query?: {
                /** @description Words; each must occur in name, phone, e-mail or tax number. Case and «ё» do not matter. */
                q?: string;
                /** @description The bin instead of the living. */
                deleted?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_CounterpartyOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CounterpartyFields"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterpartyOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_export: {
        parameters: {
            query?: {
                /** @description `csv` (default) or `xlsx` (at most 100 000 rows). */
                format?: string;
                /** @description Words; each must occur in name, phone, e-mail or tax number. Case and «ё» do not matter. */
                q?: string;
                /** @description The bin instead of the living. */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_import: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
                /** @description As in the preview. */
                columns?: string;
                /** @description Of the preview of the same file. */
                digest: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["TableBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_preview_import: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
                /**
                 * @description Codes of the columns from left to right, as in `name,,price`; an empty one is left out. Without it they are known by
                 *     their headings.
                 */
                columns?: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["TableBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["CounterpartyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterpartyOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["CounterpartyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["CounterpartyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CounterpartyFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterpartyOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    counterparties_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["CounterpartyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CounterpartyOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    departments_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_DepartmentOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    departments_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDepartmentIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    departments_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DepartmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    departments_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DepartmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_list: {
        parameters: {
            query?: {
                /** @description Statuses by id, comma between; `none` for «Без статуса». */
                status?: string;
                /** @description Owners by id, comma between. */
                owner?: string;
                /** @description Only those I own. */
                mine?: boolean;
                /** @description Channels by id, comma between; `none` for no channel. */
                channel?: string;
                /** @description Counterparties by id, comma between. */
                counterparty?: string;
                moment_from?: string;
                /** @description Up to, not including. */
                moment_to?: string;
                planned_from?: string;
                planned_to?: string;
                /**
                 * @description Words; each must occur in number, external id, counterparty or description. Case and «ё» do not matter. What is
                 *     found comes newest first, whatever `sort` says.
                 */
                q?: string;
                /**
                 * @description `-moment` (default), `moment`, `-number`, `number`, `-sum`, `sum`; with bounds on the planned date also `planned`
                 *     (then the default) and `-planned`.
                 */
                sort?: string;
                /** @description The bin instead of the living. */
                deleted?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrderIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_bulk_move: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkMoveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_counts: {
        parameters: {
            query?: {
                /** @description Statuses by id, comma between; `none` for «Без статуса». */
                status?: string;
                /** @description Owners by id, comma between. */
                owner?: string;
                /** @description Only those I own. */
                mine?: boolean;
                /** @description Channels by id, comma between; `none` for no channel. */
                channel?: string;
                /** @description Counterparties by id, comma between. */
                counterparty?: string;
                moment_from?: string;
                /** @description Up to, not including. */
                moment_to?: string;
                planned_from?: string;
                planned_to?: string;
                /**
                 * @description Words; each must occur in number, external id, counterparty or description. Case and «ё» do not matter. What is
                 *     found comes newest first, whatever `sort` says.
                 */
                q?: string;
            };
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_waiting: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_buttons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ButtonOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_press: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
                scenario: components["schemas"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_chain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ChainLinkOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentedOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_delete_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
                comment: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_edit_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
                comment: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_copy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_feed: {
        parameters: {
            query?: {
                /**
                 * @description `created`, `changed`, `moved`, `deleted`, `restored`, `comment`, `task_set`, `task_done`, `task_reopened`,
                 *     `task_deleted`, `task_overdue`, `task_comment`, `file_added`, `file_deleted`, `scenario` (a run), `note` (a
                 *     scenario's line), `button` (pressed), `message_sent`,
                 *     `message_failed`, `posted`, `unposted`, `linked` (something became of a document that rests on it), `spread` (a
                 *     payment over documents), `reserved`, `approved` or `approval_voided`.
                 */
                kind?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_EntryOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_of_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_FileOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_attach_to_order: {
        parameters: {
            query: {
                /** @description What the file is called; folders before the name are left out. */
                name: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["FileBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_download_from_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
                file: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["FileBody"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_detach_from_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
                file: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_create_linked: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkedIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_move_to: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MoveOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_unpost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_print: {
        parameters: {
            query?: {
                /** @description What it is printed as; left out, as what it is. */
                form?: components["schemas"]["Form"];
                /** @description Left out, the language of the caller. */
                language?: components["schemas"]["PaperLanguage"];
            };
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["FileBody"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_reserve: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReserveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_shortages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_Shortage"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_spread: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpreadIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_VisitOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    documents_waits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["DocumentKind"];
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_WaitOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    employees_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_EmployeeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    employees_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmployeeIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    employees_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["EmployeeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    employees_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["EmployeeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmployeeIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmployeeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    imports_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ImportId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    live_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyNoticesOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoticeSettingsIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeSettingsOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_change_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramOfferOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    me_unlink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    messages_list: {
        parameters: {
            query?: {
                /** @description `dead` (the default), `waiting`, `sent` or `withdrawn`. */
                state?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MessageOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    messages_send_again: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    notifications_list: {
        parameters: {
            query?: {
                /** @description Only those I have not read. */
                unread?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BellOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    notifications_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_list: {
        parameters: {
            query?: {
                /** @description Statuses by id, comma between; `none` for «Без статуса». */
                status?: string;
                /** @description Owners by id, comma between. */
                owner?: string;
                /** @description Only those I own. */
                mine?: boolean;
                /** @description Channels by id, comma between; `none` for no channel. */
                channel?: string;
                /** @description Counterparties by id, comma between. */
                counterparty?: string;
                moment_from?: string;
                /** @description Up to, not including. */
                moment_to?: string;
                planned_from?: string;
                planned_to?: string;
                /**
                 * @description Words; each must occur in number, external id, counterparty or description. Case and «ё» do not matter. What is
                 *     found comes newest first, whatever `sort` says.
                 */
                q?: string;
                /**
                 * @description `-moment` (default), `moment`, `-number`, `number`, `-sum`, `sum`; with bounds on the planned date also `planned`
                 *     (then the default) and `-planned`.
                 */
                sort?: string;
                /** @description The bin instead of the living. */
                deleted?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrderIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_bulk_move: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkMoveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_counts: {
        parameters: {
            query?: {
                /** @description Statuses by id, comma between; `none` for «Без статуса». */
                status?: string;
                /** @description Owners by id, comma between. */
                owner?: string;
                /** @description Only those I own. */
                mine?: boolean;
                /** @description Channels by id, comma between; `none` for no channel. */
                channel?: string;
                /** @description Counterparties by id, comma between. */
                counterparty?: string;
                moment_from?: string;
                /** @description Up to, not including. */
                moment_to?: string;
                planned_from?: string;
                planned_to?: string;
                /**
                 * @description Words; each must occur in number, external id, counterparty or description. Case and «ё» do not matter. What is
                 *     found comes newest first, whatever `sort` says.
                 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_export: {
        parameters: {
            query?: {
                /** @description `csv` (default) or `xlsx` (at most 100 000 orders) */
                format?: string;
                /** @description Statuses by id, comma between; `none` for «Без статуса». */
                status?: string;
                /** @description Owners by id, comma between. */
                owner?: string;
                /** @description Only those I own. */
                mine?: boolean;
                /** @description Channels by id, comma between; `none` for no channel. */
                channel?: string;
                /** @description Counterparties by id, comma between. */
                counterparty?: string;
                moment_from?: string;
                /** @description Up to, not including. */
                moment_to?: string;
                planned_from?: string;
                planned_to?: string;
                /**
                 * @description Words; each must occur in number, external id, counterparty or description. Case and «ё» do not matter. What is
                 *     found comes newest first, whatever `sort` says.
                 */
                q?: string;
                /**
                 * @description `-moment` (default), `moment`, `-number`, `number`, `-sum`, `sum`; with bounds on the planned date also `planned`
                 *     (then the default) and `-planned`.
                 */
                sort?: string;
                /** @description The bin instead of the living. */
                deleted?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_waiting: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_buttons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ButtonOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_press: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
                scenario: components["schemas"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_chain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ChainLinkOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentedOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_delete_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
                comment: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_edit_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
                comment: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_copy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_feed: {
        parameters: {
            query?: {
                /**
                 * @description `created`, `changed`, `moved`, `deleted`, `restored`, `comment`, `task_set`, `task_done`, `task_reopened`,
                 *     `task_deleted`, `task_overdue`, `task_comment`, `file_added`, `file_deleted`, `scenario` (a run), `note` (a
                 *     scenario's line), `button` (pressed), `message_sent`,
                 *     `message_failed`, `posted`, `unposted`, `linked` (something became of a document that rests on it), `spread` (a
                 *     payment over documents), `reserved`, `approved` or `approval_voided`.
                 */
                kind?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_EntryOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_of_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_FileOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_attach_to_order: {
        parameters: {
            query: {
                /** @description What the file is called; folders before the name are left out. */
                name: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["FileBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_download_from_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
                file: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["FileBody"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_detach_from_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
                file: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_create_linked: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkedIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_move_to: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_MoveOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_unpost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_print: {
        parameters: {
            query?: {
                /** @description What it is printed as; left out, as what it is. */
                form?: components["schemas"]["Form"];
                /** @description Left out, the language of the caller. */
                language?: components["schemas"]["PaperLanguage"];
            };
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": components["schemas"]["FileBody"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_reserve: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReserveIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_shortages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_Shortage"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_spread: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpreadIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_visits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_VisitOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    orders_waits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DocumentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_WaitOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    organizations_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_OrganizationOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    organizations_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    organizations_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    organizations_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ProcessOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProcessIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_stranded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_Concerned"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProcessId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_delete: {
        parameters: {
            query?: {
                /** @description Go on although open documents are concerned. */
                confirm?: boolean;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ProcessId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ProcessId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    processes_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProcessId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_VersionOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_list: {
        parameters: {
            query?: {
                /** @description Words; each must occur in name or code. Case and «ё» do not matter. */
                q?: string;
                archived?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ProductOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductFields"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_export: {
        parameters: {
            query?: {
                /** @description `csv` (default) or `xlsx` (at most 100 000 rows). */
                format?: string;
                /** @description Words; each must occur in name or code. Case and «ё» do not matter. */
                q?: string;
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_import: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
                /** @description As in the preview. */
                columns?: string;
                /** @description Of the preview of the same file. */
                digest: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["TableBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_preview_import: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
                /**
                 * @description Codes of the columns from left to right, as in `name,,price`; an empty one is left out. Without it they are known by
                 *     their headings.
                 */
                columns?: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["TableBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    products_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ProductId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductFields"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    receivables_list: {
        parameters: {
            query?: {
                /** @description Words; each must occur in number, counterparty or description. A number may come without the zeros before it. */
                q?: string;
                counterparty?: components["schemas"]["CounterpartyId"];
                /** @description In minor units: those with just so much left come first. */
                sum?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ReceivableOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    roles_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_RoleOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    roles_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    roles_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    roles_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["RoleId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "saved-views_list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SavedViewOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "saved-views_create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedViewIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "saved-views_delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["SavedViewId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "saved-views_change": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["SavedViewId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedViewIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "scenario-runs_list": {
        parameters: {
            query?: {
                scenario?: components["schemas"]["ScenarioId"];
                /** @description Without it only administrators are answered. */
                order?: components["schemas"]["DocumentId"];
                /** @description `done`, `failed`, `suppressed` or `shadow`. */
                outcome?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_RunOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ScenarioRow"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScenarioIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioCheckIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioCheckOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_TemplateOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_fill: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FillIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_ScenarioOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_try_out: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TryOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    scenarios_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ScenarioId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    sessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_SessionOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    sessions_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    statuses_list: {
        parameters: {
            query?: {
                /** @description Of this kind of documents alone. */
                kind?: components["schemas"]["DocumentKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_StatusOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    statuses_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStatusIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    statuses_delete: {
        parameters: {
            query?: {
                /** @description The status the documents in this one go to. */
                replace_with?: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["StatusId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    statuses_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["StatusId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    stock_list: {
        parameters: {
            query?: {
                /** @description One warehouse; all together if absent. */
                warehouse?: components["schemas"]["WarehouseId"];
                /** @description Words; each must occur in the name or the code. */
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_StockOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    stock_balances: {
        parameters: {
            query: {
                /** @description Products by id, comma between; at most 100. */
                product: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_BalanceOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    stock_export: {
        parameters: {
            query?: {
                /** @description `csv` (default) or `xlsx` (at most 100 000 rows). */
                format?: string;
                /** @description One warehouse; each if absent. */
                warehouse?: components["schemas"]["WarehouseId"];
                /** @description Words; each must occur in the name or the code. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    stock_import: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
                /** @description As in the preview. */
                columns?: string;
                /** @description Of the preview of the same file. */
                digest: string;
                /** @description Where the goods arrive; the company's usual one if absent. */
                warehouse?: components["schemas"]["WarehouseId"];
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["TableBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockImportOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    stock_preview_import: {
        parameters: {
            query: {
                /** @description What the file is called. */
                name: string;
                /**
                 * @description Codes of the columns from left to right, as in `name,,price`; an empty one is left out. Without it they are known by
                 *     their headings.
                 */
                columns?: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["TableBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    supply_lacking: {
        parameters: {
            query?: {
                /** @description The company's usual one if absent. */
                warehouse?: components["schemas"]["WarehouseId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_LackingOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    supply_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SupplyIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupplyOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "task-types_list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_TaskTypeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "task-types_create": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTaskTypeIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskTypeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "task-types_delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskTypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "task-types_change": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskTypeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskTypeIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskTypeOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_list: {
        parameters: {
            query?: {
                /**
                 * @description `mine` (given to me; the default), `set_by_me` or `all` (my own and those of orders that I may see; all of the
                 *     company for an administrator). With `order` or `counterparty` the default is `all`.
                 */
                of?: string;
                /** @description Those of one order. */
                order?: string;
                /** @description Those of one counterparty. */
                counterparty?: string;
                /** @description Those of one type. */
                type?: string;
                /** @description Done ones, newest first, instead of open ones by when they are due. */
                done?: boolean;
                /** @description Only open ones that are past their time. */
                overdue?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_TaskOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTaskIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_comments: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_TaskCommentOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentedOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_delete_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
                comment: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_edit_comment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
                comment: components["schemas"]["FeedId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_finish: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_of_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_FileOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_attach_to_task: {
        parameters: {
            query: {
                /** @description What the file is called; folders before the name are left out. */
                name: string;
            };
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": components["schemas"]["FileBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_download_from_task: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["TaskId"];
                file: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": components["schemas"]["FileBody"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_detach_from_task: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
                file: components["schemas"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tasks_tick: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TaskId"];
                item: components["schemas"]["TaskItemId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TickIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tokens_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_TokenOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tokens_issue: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    tokens_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["TokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "trade-settings_read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeSettingsOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    "trade-settings_change": {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TradeSettingsIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradeSettingsOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    warehouses_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_WarehouseOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    warehouses_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWarehouseIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    warehouses_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["WarehouseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    warehouses_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["WarehouseId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarehouseIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarehouseOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    webhooks_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows_WebhookOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    webhooks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookIn"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhookOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    webhooks_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    webhooks_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    webhooks_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body gets the first answer and changes nothing (24 h). */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestedOut"];
                };
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What was wrong, in the language of the reader */
            default: {
                headers: {
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
        };
    };
}
