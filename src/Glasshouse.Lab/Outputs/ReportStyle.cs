namespace Glasshouse.Lab.Outputs;

/// <summary>
/// How the report is set: a column of text at a readable width, figures in two or three columns beside each other
/// where there is room. Colours are the charts' own variables, so that page and charts turn dark together.
/// </summary>
internal static class ReportStyle
{
    public const string Css =
        """
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:17px/1.6 "Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Book Antiqua",Georgia,serif}
        .sans,nav,th,td,caption,figcaption,summary,.kicker,.meta,.banner,.key,footer,pre,code,h3{
        font-family:ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        .skip{position:absolute;left:-99em}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
        .banner{background:var(--banner);color:var(--onbanner);font-size:.86rem;line-height:1.45}
        .banner>div{max-width:68rem;margin:0 auto;padding:.7rem 1.5rem;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;
        align-items:baseline;justify-content:space-between}
        .banner strong{font-weight:650;letter-spacing:.01em}
        main{max-width:68rem;margin:0 auto;padding:0 1.5rem 3rem}
        header{padding:3.2rem 0 1.4rem;max-width:46rem}
        .kicker{font-size:.78rem;font-weight:600;letter-spacing:.09em;text-transform:uppercase;
        color:var(--muted);margin:0}
        h1{font-size:clamp(2rem,1.3rem + 2.6vw,3.1rem);line-height:1.08;letter-spacing:-.015em;font-weight:600;
        margin:.5rem 0 .9rem;text-wrap:balance}
        .question{font-size:1.28rem;line-height:1.45;font-style:italic;margin:0 0 1.1rem;text-wrap:pretty}
        .meta{color:var(--muted);font-size:.9rem;margin:0}
        nav{border-block:1px solid var(--rule);padding:.6rem 0;font-size:.86rem;margin-bottom:2.2rem}
        nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem}
        a{color:inherit;text-decoration-color:var(--quiet);text-underline-offset:.2em}
        a:hover{text-decoration-color:currentColor}
        :focus-visible{outline:2px solid var(--arm1);outline-offset:3px}
        section{padding-top:1rem;margin-top:2.6rem;border-top:3px double var(--rule)}
        section:first-of-type{border:0;margin-top:0;padding-top:0}
        h2{font-size:1.62rem;line-height:1.2;font-weight:600;letter-spacing:-.01em;margin:.4rem 0 .5rem}
        h3{font-size:.95rem;margin:1.6rem 0 .3rem}
        p,li{max-width:42rem;text-wrap:pretty}
        .plain{list-style:none;margin:0;padding:0;display:grid;
        grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));
        gap:1.6rem 2.8rem}
        .plain li{border-top:2px solid var(--ink);padding-top:.6rem;font-size:1.16rem;line-height:1.45}
        .plain .kicker{margin-bottom:.3rem}
        .key{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;padding:0;margin:.6rem 0 1.4rem;list-style:none;
        font-size:.9rem}
        .key svg{width:34px;height:10px;vertical-align:middle;margin-right:.5rem}
        .key line{stroke:var(--tone);stroke-width:2.5}
        .label{font-size:.76rem;border:1px solid var(--rule);border-radius:1em;padding:.08em .6em;color:var(--muted);
        white-space:nowrap}
        .label.hypothetical{border-color:var(--loss);color:var(--ink)}
        .banner .label{border-color:currentColor;color:inherit}
        .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:2.2rem 2.8rem;
        align-items:start;margin-top:1.4rem}
        figure{margin:0;break-inside:avoid;min-width:0}
        figure.wide{overflow-x:auto;grid-column:1/-1}figure.wide svg{min-width:44rem}
        figure.wide tbody th{white-space:normal;min-width:13rem}
        figcaption{font-size:.92rem;line-height:1.35;margin-bottom:.6rem}
        figcaption strong{display:block;font-weight:650}
        figcaption span{color:var(--muted);font-size:.84rem}
        details{margin-top:.35rem;font-size:.84rem}
        summary{cursor:pointer;color:var(--muted);width:max-content;padding:.15rem 0}
        summary:hover{color:var(--ink)}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;font-size:.88rem;line-height:1.35;font-variant-numeric:tabular-nums lining-nums}
        caption{text-align:left;color:var(--muted);font-size:.84rem;padding:.3rem 0}
        th,td{padding:.42rem .9rem .42rem 0;text-align:right;font-weight:400;border-bottom:1px solid var(--rule);
        vertical-align:baseline}
        th:first-child,.story td,.story th{text-align:left}.story{margin-top:1.4rem}
        tbody th{white-space:nowrap}.headline tbody th{white-space:normal}
        thead th{font-weight:600;border-bottom:1.5px solid var(--ink);vertical-align:bottom}
        details .scroll{max-height:22rem;overflow:auto}
        .headline table,.story table{width:100%}.headline{font-size:1.08rem}
        .headline td{font-size:1.02rem}.headline th small{color:var(--muted);margin-left:.5rem}
        .answers table{width:100%}.answers small{display:block;color:var(--muted);white-space:nowrap}
        .answers tbody th{white-space:normal;min-width:13rem}
        .answers th[scope=rowgroup]{font-weight:600;padding-top:1.1rem}
        .headline thead .label{display:inline-block;margin-top:.2rem;font-weight:400}
        .story td,.story th{padding-block:.5rem}.story td{width:44%}.story td+td{color:var(--muted)}
        .assumed li{margin-bottom:.35rem}
        pre{background:var(--panel);border:1px solid var(--rule);border-radius:4px;padding:.8rem 1rem;overflow-x:auto;
        font:.86rem/1.5 ui-monospace,"Cascadia Code",Menlo,Consolas,monospace}
        code{font:.9em ui-monospace,"Cascadia Code",Menlo,Consolas,monospace}
        .hash{color:var(--muted);font-size:.86rem}
        footer{border-top:1px solid var(--rule);color:var(--muted);font-size:.84rem;padding-top:1rem;margin-top:3rem}
        @media(max-width:40rem){body{font-size:16px}header{padding-top:2rem}main,.banner>div{padding-inline:1rem}
        section{margin-top:2rem}}
        @media print{@page{margin:16mm 15mm}body{font-size:10.5pt}main{max-width:none;padding:0}
        .banner{background:none;color:var(--ink);border-bottom:2px solid}.banner>div{padding:0 0 .5rem;max-width:none}
        nav,details:not([open]),.skip{display:none}header{padding-top:1rem}section{margin-top:1.4rem}
        h2,h3,figcaption{break-after:avoid}.plain li,tr{break-inside:avoid}
        .grid{grid-template-columns:1fr 1fr;gap:1.2rem 1.6rem}.plain{grid-template-columns:1fr 1fr}
        .scroll,details .scroll{overflow:visible;max-height:none}pre{white-space:pre-wrap}}

        """;
}
